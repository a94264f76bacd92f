package dev.daybook.contract;

import dev.daybook.document.Node;
import dev.daybook.document.Section;
import dev.daybook.problem.Problems;
import dev.daybook.problem.Words;
import dev.daybook.table.ColumnType;
import dev.daybook.table.IntegerType;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads one entry of {@code properties}. */
final class ColumnReader {
    private static final Pattern FUNCTION = Pattern.compile("([A-Za-z]+)\\(\\s*(.*?)\\s*\\)");
    private static final Pattern REFERENCE = Pattern.compile("(\\w+)\\.(\\w+)");

    /** Stands for an expression with a fault; anything may come from it. */
    private static final Expression UNKNOWN = new Expression.Field(JsonPath.ROOT);

    private final Problems problems;
    private final JsonPath rowPath;

    ColumnReader(Problems problems, JsonPath rowPath) {
        this.problems = problems;
        this.rowPath = rowPath;
    }

    Column read(Section section) {
        section.allow(
                "id",
                "businessName",
                "authoritativeDefinitions",
                "tags",
                "partitioned",
                "partitionKeyPosition",
                "encryptedName",
                "transformSourceObjects",
                "transformDescription",
                "examples",
                "criticalDataElement");
        for (String nested : List.of("properties", "items")) {
            if (section.node(nested).isPresent()) {
                section.problem(
                        nested,
                        "a column can't hold columns; make a table of them with its own"
                                + " 'etlRowPath'");
            }
        }
        String name = TableReader.name(section);
        ColumnType type = new TypeReader(section).read();
        CustomProperties custom = new CustomProperties(section);
        Expression expression = expression(section);
        boolean primaryKey = section.flag("primaryKey");
        section.wholeNumber("primaryKeyPosition", 1, 1);
        Column column =
                new Column(
                        name,
                        type,
                        section.optionalText("description").orElse(""),
                        section.flag("required") || primaryKey,
                        section.flag("unique") || primaryKey,
                        primaryKey,
                        expression,
                        reference(section),
                        new ProtectionReader(section, type, expression).read(custom),
                        custom.choice("etlEmptyAs", Column.EmptyAs.values(), Column.EmptyAs.NULL),
                        limits(section, type),
                        new RuleReader(problems).read(section, "properties", name),
                        section.optionalText("classification"),
                        section.location());
        sensitive(column, custom);
        checkType(section, column);
        custom.end();
        section.end();
        return column;
    }

    private static Column.Limits limits(Section section, ColumnType type) {
        if (!TypeReader.isKnown(section)) {
            section.allow("logicalTypeOptions");
            return Column.Limits.NONE;
        }
        return new LimitsReader(section, type).read();
    }

    private Expression expression(Section section) {
        String text =
                section.text("transformLogic", "a path such as $.name or a function such as key()");
        if (text.isEmpty()) {
            return UNKNOWN;
        }
        if (text.startsWith("$")) {
            return field(section, text).<Expression>map(Expression.Field::new).orElse(UNKNOWN);
        }
        Matcher call = FUNCTION.matcher(text);
        if (call.matches() && call.group(1).equals("ageAt")) {
            return field(section, call.group(2))
                    .<Expression>map(Expression.AgeAt::new)
                    .orElse(UNKNOWN);
        }
        return function(section, text);
    }

    private static Expression function(Section section, String text) {
        List<Expression.Function> functions = List.of(Expression.Function.values());
        List<String> words =
                Stream.concat(
                                functions.stream().map(Expression.Function::toString),
                                Stream.of("ageAt(path)"))
                        .toList();
        int index = words.indexOf(text);
        if (index >= 0 && index < functions.size()) {
            return functions.get(index);
        }
        section.problem(
                "transformLogic",
                "'"
                        + text
                        + "' is neither a path that starts with $ nor a function; "
                        + Words.expectedOneOf(text, words));
        return UNKNOWN;
    }

    private static Optional<JsonPath> field(Section section, String text) {
        Optional<JsonPath> path = JsonPath.parse(text);
        if (path.isEmpty()) {
            section.problem(
                    "transformLogic",
                    "'" + text + "' is not a path; expected names, such as $.name.first");
        } else if (path.get().hasEach()) {
            section.problem(
                    "transformLogic",
                    "the path '"
                            + text
                            + "' has a [*]; a column is one value: make a table with its own"
                            + " 'etlRowPath'");
            return Optional.empty();
        } else if (path.get().steps().isEmpty()) {
            section.problem(
                    "transformLogic",
                    "the path '$' is the row itself; expected a field, or value() in a list of"
                            + " scalars");
            return Optional.empty();
        }
        return path;
    }

    private Optional<Column.Reference> reference(Section section) {
        List<Node> relationships = section.items("relationships");
        if (relationships.size() > 1) {
            section.problem(
                    "relationships",
                    "found " + relationships.size() + " relationships; expected at most one");
        }
        if (relationships.isEmpty()) {
            return Optional.empty();
        }
        Section relationship = new Section(relationships.get(0), problems);
        new CustomProperties(relationship).end();
        relationship.word("type", List.of("foreignKey"), "foreignKey");
        String to = relationship.text("to");
        relationship.end();
        Matcher matcher = REFERENCE.matcher(to);
        if (matcher.matches()) {
            return Optional.of(new Column.Reference(matcher.group(1), matcher.group(2)));
        }
        if (!to.isEmpty()) {
            relationship.problem("to", "'" + to + "' is not a reference; expected table.column");
        }
        return Optional.empty();
    }

    /** A name like 'password' must be protected or excluded, or declared harmless with a reason. */
    private void sensitive(Column column, CustomProperties custom) {
        Optional<Node> reason = custom.text("etlAllowClear");
        if (reason.isPresent() && reason.get().text().isBlank()) {
            problems.add(
                    reason.get().location(), "found no reason; expected why clear text is fine");
        }
        // What a function gives comes from the run, whatever the column is called.
        Optional<JsonPath> path = column.expression().path().map(rowPath::then);
        if (column.protection().isPresent() || reason.isPresent() || path.isEmpty()) {
            return;
        }
        Optional<String> name =
                SensitiveNames.find(column.name()).or(() -> path.flatMap(SensitiveNames::find));
        name.ifPresent(
                word ->
                        problems.add(
                                column.location(),
                                "the name '"
                                        + word
                                        + "' looks like a credential or a personal identifier;"
                                        + " protect it with 'etlProtect', exclude it with"
                                        + " 'etlExcludedPaths', or give the reason in 'etlAllowClear'"));
    }

    private static void checkType(Section section, Column column) {
        if (!TypeReader.isKnown(section)) {
            return;
        }
        String expected =
                column.expression() instanceof Expression.Function function
                        ? typeOf(function)
                        : column.expression() instanceof Expression.AgeAt ? "integer" : "";
        String found = column.type().logicalName();
        if (!expected.isEmpty() && !expected.equals(found)) {
            section.problem(
                    "logicalType",
                    column.expression() + " gives " + expected + ", found '" + found + "'");
            return;
        }
        boolean key = column.expression() == Expression.Function.KEY;
        if ((key || column.primaryKey()) && column.type() != IntegerType.BIGINT) {
            section.problem(
                    "physicalType", "a key is BIGINT, found '" + column.type().sqlName() + "'");
        }
    }

    private static String typeOf(Expression.Function function) {
        return switch (function) {
            case KEY, LIST_INDEX -> "integer";
            case PARTITION_DATE -> "date";
            case EXTRACTED_AT -> "timestamp";
            case VALUE -> "";
        };
    }
}
