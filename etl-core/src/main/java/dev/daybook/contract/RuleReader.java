package dev.daybook.contract;

import dev.daybook.document.Node;
import dev.daybook.document.Section;
import dev.daybook.document.Worded;
import dev.daybook.problem.Problems;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads the {@code quality} of a table or a column. */
final class RuleReader {
    private static final Rule.Metric[] TABLE_METRICS = {Rule.Metric.ROW_COUNT};
    private static final Rule.Metric[] COLUMN_METRICS = {
        Rule.Metric.NULL_VALUES,
        Rule.Metric.MISSING_VALUES,
        Rule.Metric.INVALID_VALUES,
        Rule.Metric.DUPLICATE_VALUES
    };

    private static final List<String> DIMENSIONS =
            List.of(
                    "accuracy",
                    "completeness",
                    "conformity",
                    "consistency",
                    "coverage",
                    "timeliness",
                    "uniqueness");

    private final Problems problems;

    RuleReader(Problems problems) {
        this.problems = problems;
    }

    /**
     * Reads the rules of a table or column.
     *
     * @param level {@code schema} or {@code properties}
     * @param owner the name that starts the id of a rule without one
     */
    List<Rule> read(Section section, String level, String owner) {
        List<Rule> rules = new ArrayList<>();
        for (Node item : section.items("quality")) {
            Section quality = new Section(item, problems);
            String type =
                    quality.node("type").isEmpty()
                            ? "library"
                            : quality.word("type", List.of("library", "sql", "text", "custom"), "");
            switch (type) {
                case "library" -> rules.add(library(quality, level, owner));
                case "sql" -> rules.add(sql(quality, owner));
                case "custom" -> custom(quality);
                default -> quality.allow(item.members().keySet().toArray(new String[0]));
            }
            quality.end();
        }
        return rules;
    }

    /** Rules of another engine are that engine's business; ours has none yet. */
    private static void custom(Section quality) {
        if (quality.text("engine").equals("daybook")) {
            quality.problem(
                    "engine",
                    "there is no custom rule of the engine 'daybook'; expected a rule of type"
                            + " 'library' or 'sql'");
        }
        quality.allow("implementation", "id", "name", "description", "severity", "dimension");
        quality.allow("businessImpact", "tags", "unit", "schedule", "scheduler");
    }

    private Rule library(Section quality, String level, String owner) {
        Rule.Metric[] metrics = level.equals("schema") ? TABLE_METRICS : COLUMN_METRICS;
        if (quality.node("metric").isEmpty()) {
            quality.missing("metric", "one of " + Worded.words(metrics));
        }
        Rule.Metric metric = quality.choice("metric", metrics, metrics[0]);
        Section arguments =
                quality.node("arguments")
                        .map(node -> new Section(node, problems))
                        .orElseGet(() -> Section.empty(quality.location(), problems));
        List<String> valid = List.of();
        List<String> missing = List.of();
        Optional<String> pattern = Optional.empty();
        if (metric == Rule.Metric.INVALID_VALUES) {
            valid = values(arguments, "validValues");
            pattern = arguments.optionalText("pattern");
            pattern.ifPresent(p -> LimitsReader.checkPattern(arguments, "pattern", p));
            if (valid.isEmpty() == pattern.isEmpty()) {
                quality.problem(
                        "arguments",
                        "'invalidValues' needs either 'validValues' or 'pattern' in 'arguments'");
            }
        } else if (metric == Rule.Metric.MISSING_VALUES) {
            missing = values(arguments, "missingValues");
            if (missing.isEmpty()) {
                quality.problem(
                        "arguments",
                        "'missingValues' needs the texts that mean missing, 'missingValues' in"
                                + " 'arguments'; to count nulls alone take 'nullValues'");
            }
        }
        arguments.end();
        if (metric == Rule.Metric.ROW_COUNT
                && quality.optionalText("unit").equals(Optional.of("percent"))) {
            quality.problem("unit", "'rowCount' is a number of rows; expected 'rows'");
        }
        return rule(quality, owner, metric, valid, pattern, missing, Optional.empty());
    }

    private static List<String> values(Section arguments, String key) {
        List<String> values = new ArrayList<>();
        for (Node item : arguments.items(key)) {
            // Null is missing whatever the list says.
            if (item.isScalar()) {
                values.add(item.text());
            } else if (item.kind() != Node.Kind.NULL) {
                arguments.isKind(item, Node.Kind.STRING);
            }
        }
        return values;
    }

    private Rule sql(Section quality, String owner) {
        String query = quality.text("query").strip();
        String start = query.toLowerCase(Locale.ROOT);
        boolean select = start.startsWith("select") || start.startsWith("with");
        if (!query.isEmpty() && (!select || query.contains(";"))) {
            quality.problem(
                    "query",
                    "the query is not one SELECT; expected one that returns one number, without ';'");
        }
        return rule(
                quality,
                owner,
                Rule.Metric.SQL,
                List.of(),
                Optional.empty(),
                List.of(),
                Optional.of(query));
    }

    private Rule rule(
            Section quality,
            String owner,
            Rule.Metric metric,
            List<String> valid,
            Optional<String> pattern,
            List<String> missing,
            Optional<String> query) {
        quality.allow(
                "businessImpact", "tags", "schedule", "scheduler", "authoritativeDefinitions");
        quality.allow("method");
        new CustomProperties(quality).end();
        quality.word("dimension", DIMENSIONS, "conformity");
        String id =
                quality.optionalText("id")
                        .orElse(owner + "_" + metric.word().toLowerCase(Locale.ROOT));
        Rule.Severity severity =
                quality.choice("severity", Rule.Severity.values(), Rule.Severity.ERROR);
        String unit = quality.word("unit", List.of("rows", "percent"), "rows");
        Optional<String> name = quality.optionalText("name");
        Optional<String> description = quality.optionalText("description");
        List<Rule.Operator> given =
                Arrays.stream(Rule.Operator.values())
                        .filter(operator -> quality.node(operator.word()).isPresent())
                        .toList();
        if (given.size() != 1) {
            problems.add(
                    quality.location(),
                    "found "
                            + given.size()
                            + " operators; expected exactly one of "
                            + Worded.words(Rule.Operator.values()));
        }
        Rule.Operator operator = given.isEmpty() ? Rule.Operator.EQUAL : given.get(0);
        return new Rule(
                id,
                metric,
                valid,
                pattern,
                missing,
                query,
                operator,
                given.isEmpty() ? "0" : bound(quality, operator.word()),
                unit.equals("percent"),
                severity,
                name.or(() -> description).orElse(""),
                quality.location());
    }

    private static String bound(Section quality, String operator) {
        Node node = quality.node(operator).orElseThrow();
        return LimitsReader.decimal(quality, operator, node).orElse("0");
    }
}
