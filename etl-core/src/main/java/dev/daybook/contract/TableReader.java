package dev.daybook.contract;

import dev.daybook.document.Node;
import dev.daybook.document.Section;
import dev.daybook.problem.Problems;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads one entry of {@code schema}. */
final class TableReader {
    /** PostgreSQL's limit on a name is 63 bytes. */
    static final Pattern NAME = Pattern.compile("[a-z_][a-z0-9_]{0,62}");

    static final String NAME_EXPECTED =
            "expected lower-case letters, digits and underscores, not starting with a digit, at"
                    + " most 63";

    private final Problems problems;

    TableReader(Problems problems) {
        this.problems = problems;
    }

    Table read(Section section) {
        section.allow(
                "id",
                "businessName",
                "authoritativeDefinitions",
                "tags",
                "dataGranularityDescription");
        String name = name(section);
        section.word("logicalType", List.of("object"), "object");
        section.word("physicalType", List.of("table"), "table");
        if (section.node("relationships").isPresent()) {
            section.problem(
                    "relationships",
                    "relationships of a table are not supported; declare them at the column");
        }
        CustomProperties custom = new CustomProperties(section);
        JsonPath rowPath = rowPath(section, custom);
        List<String> distinctBy = distinctBy(custom);
        Table.OnChildRejected onChildRejected =
                custom.choice(
                        "etlOnChildRejected",
                        Table.OnChildRejected.values(),
                        Table.OnChildRejected.KEEP_PARENT);
        custom.end();
        Table table =
                new Table(
                        name,
                        section.optionalText("description").orElse(""),
                        rowPath,
                        columns(section, rowPath),
                        distinctBy,
                        onChildRejected,
                        new RuleReader(problems).read(section, "schema", name),
                        section.location());
        section.end();
        return table;
    }

    static String name(Section section) {
        String name = section.text("name", "a name such as order_items");
        if (!name.isEmpty() && !NAME.matcher(name).matches()) {
            section.problem("name", "'" + name + "' is not a name; " + NAME_EXPECTED);
        }
        section.optionalText("physicalName")
                .filter(physical -> !physical.equals(name))
                .ifPresent(
                        physical ->
                                section.problem(
                                        "physicalName",
                                        "found '"
                                                + physical
                                                + "'; expected '"
                                                + name
                                                + "' like the name, or no such key"));
        return name;
    }

    private JsonPath rowPath(Section section, CustomProperties custom) {
        Optional<Node> node = custom.text("etlRowPath");
        if (node.isEmpty()) {
            problems.add(
                    section.location(),
                    "the property 'etlRowPath' is missing; expected a path such as $.results[*]");
            return JsonPath.ROOT;
        }
        Optional<JsonPath> parsed = Paths.parse(node.get(), problems);
        if (parsed.isEmpty()) {
            return JsonPath.ROOT;
        }
        JsonPath path = parsed.get();
        if (!path.hasEach()) {
            problems.add(
                    node.get().location(),
                    "the row path '"
                            + path
                            + "' has no [*]; expected the list that holds the rows");
        }
        return path;
    }

    private static List<String> distinctBy(CustomProperties custom) {
        List<String> names = new ArrayList<>();
        for (Node item : custom.items("etlDistinctBy")) {
            if (custom.isKind(item, Node.Kind.STRING)) {
                names.add(item.text());
            }
        }
        return names;
    }

    private List<Column> columns(Section section, JsonPath rowPath) {
        if (section.node("properties").isEmpty()) {
            section.missing("properties", "a list of columns");
        }
        List<Column> columns = new ArrayList<>();
        for (Node item : section.items("properties")) {
            columns.add(new ColumnReader(problems, rowPath).read(new Section(item, problems)));
        }
        return columns;
    }
}
