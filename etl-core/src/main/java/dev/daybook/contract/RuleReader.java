package dev.daybook.contract;

import dev.daybook.document.Node;
import dev.daybook.document.Section;
import dev.daybook.document.Worded;
import dev.daybook.problem.Problems;
import java.math.BigDecimal;
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
                    quality.word("type", List.of("library", "sql", "text", "custom"), "library");
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
            quality.problem("engine", "there is no custom rule of the engine 'daybook'");
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
        Optional<Section> arguments =
                quality.node("arguments").map(node -> new Section(node, problems));
        List<String> valid = arguments.map(a -> values(a, "validValues")).orElse(List.of());
        List<String> missing = arguments.map(a -> values(a, "missingValues")).orElse(List.of());
        Optional<String> pattern = arguments.flatMap(a -> a.optionalText("pattern"));
        arguments.ifPresent(
                a -> pattern.ifPresent(p -> LimitsReader.checkPattern(a, "pattern", p)));
        arguments.ifPresent(Section::end);
        if (metric == Rule.Metric.INVALID_VALUES && valid.isEmpty() == pattern.isEmpty()) {
            quality.problem(
                    "arguments",
                    "'invalidValues' needs either 'validValues' or 'pattern' in 'arguments'");
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
            quality.problem("query", "expected one SELECT that returns one number, without ';'");
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
        quality.allow("method", "customProperties");
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
        try {
            return new BigDecimal(node.text()).toPlainString();
        } catch (NumberFormatException e) {
            quality.problem(operator, Section.found(node) + "; expected a number");
            return "0";
        }
    }
}
