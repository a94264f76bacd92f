package dev.daybook.contract;

import dev.daybook.problem.Location;
import dev.daybook.problem.Problems;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The checks of the places in the answer that a contract names. */
final class PathLint {
    /**
     * A place that the contract names.
     *
     * @param subject who names it, such as {@code the column 'city' reads}
     */
    private record Place(JsonPath path, String subject, Location location) {
        @Override
        public String toString() {
            return subject + " " + path;
        }
    }

    private static final String EXCLUDED = "'etlExcludedPaths' names";

    private final Contract contract;
    private final Problems problems;
    private final List<Place> rows = new ArrayList<>();
    private final List<Place> values = new ArrayList<>();
    private final List<Place> unread = new ArrayList<>();

    PathLint(Contract contract, Problems problems) {
        this.contract = contract;
        this.problems = problems;
    }

    void check(Location root) {
        contract.tables().forEach(this::addTable);
        contract.source()
                .echo()
                .keySet()
                .forEach(path -> values.add(new Place(path, "the echo reads", root)));
        if (contract.source().pagination().until() instanceof Pagination.Total total) {
            values.add(new Place(total.path(), "the total reads", root));
        }
        contract.excludedPaths()
                .keySet()
                .forEach(path -> unread.add(new Place(path, EXCLUDED, root)));
        contract.archivedPaths()
                .forEach(path -> unread.add(new Place(path, "'etlArchivedPaths' names", root)));
        checkProtections();
        checkValues();
        checkUnread();
        checkShapes();
    }

    private void addTable(Table table) {
        rows.add(
                new Place(
                        table.rowPath(),
                        "the table '" + table.name() + "' finds its rows at",
                        table.location()));
        for (Column column : table.columns()) {
            column.expression()
                    .path()
                    .map(table.rowPath()::then)
                    .map(path -> new Place(path, reads(column), column.location()))
                    .ifPresent(values::add);
        }
    }

    private static String reads(Column column) {
        return "the column '" + column.name() + "' reads";
    }

    /** All columns of one place must be protected alike, for the archive holds one value. */
    private void checkProtections() {
        Map<JsonPath, Column> readers = new LinkedHashMap<>();
        for (Table table : contract.tables()) {
            for (Column column : table.columns()) {
                Optional<JsonPath> path = column.expression().path().map(table.rowPath()::then);
                Column first = path.map(p -> readers.putIfAbsent(p, column)).orElse(column);
                if (!first.protection().equals(column.protection())) {
                    problems.add(
                            column.location(),
                            "the columns '"
                                    + first.name()
                                    + "' and '"
                                    + column.name()
                                    + "' read "
                                    + path.orElse(JsonPath.ROOT)
                                    + " with different 'etlProtect'; the archive holds one value,"
                                    + " expected both alike");
                }
            }
        }
    }

    /** A place that is read is one value, so nothing else can be below it. */
    private void checkValues() {
        for (Place value : values) {
            for (Place other : rows) {
                // The element of a list of scalars is the row and its value.
                if (value.path().encloses(other.path()) && !isElement(value, other)) {
                    reportInside(value, other);
                }
            }
            for (Place other : values) {
                checkInside(value, other);
            }
            for (Place other : unread) {
                checkInside(value, other);
            }
        }
    }

    private static boolean isElement(Place value, Place row) {
        return value.path().equals(row.path()) && row.path().equals(row.path().anchor());
    }

    private void checkInside(Place value, Place other) {
        if (value.path().encloses(other.path())
                && !value.path().equals(other.path())
                && !isInsideRows(value, other)) {
            reportInside(value, other);
        }
    }

    /** What lies in rows that are reported themselves would only repeat the fault. */
    private boolean isInsideRows(Place place, Place other) {
        return rows.stream()
                .anyMatch(
                        row ->
                                place.path().encloses(row.path())
                                        && !isElement(place, row)
                                        && row.path().encloses(other.path()));
    }

    private void reportInside(Place value, Place other) {
        problems.add(
                value.location(),
                value
                        + " as one value, and "
                        + other
                        + (value.path().equals(other.path()) ? "" : " inside it")
                        + "; remove one of them");
    }

    /** What is not stored or not read must not be read, nor named for another purpose. */
    private void checkUnread() {
        for (Place hidden : unread) {
            for (Place other : rows) {
                reportHidden(hidden, other);
            }
            for (Place other : values) {
                if (!isInsideRows(hidden, other)) {
                    reportHidden(hidden, other);
                }
            }
        }
        for (JsonPath excluded : contract.excludedPaths().keySet()) {
            for (Place other : unread) {
                if (!other.subject().equals(EXCLUDED)) {
                    reportHidden(new Place(excluded, EXCLUDED, other.location()), other);
                }
            }
        }
    }

    private void reportHidden(Place hidden, Place other) {
        if (hidden.path().encloses(other.path())) {
            problems.add(other.location(), other + ", and " + hidden + "; remove one of them");
        }
    }

    /** A place with members is an object, one with elements a list; none can be both. */
    private void checkShapes() {
        Map<JsonPath, Place> lists = new LinkedHashMap<>();
        Map<JsonPath, Place> objects = new LinkedHashMap<>();
        for (List<Place> places : List.of(rows, values, unread)) {
            for (Place place : places) {
                List<JsonPath.Step> steps = place.path().steps();
                for (int i = 0; i < steps.size(); i++) {
                    JsonPath above = new JsonPath(steps.subList(0, i));
                    boolean list = steps.get(i) instanceof JsonPath.Each;
                    (list ? lists : objects).putIfAbsent(above, place);
                }
            }
        }
        lists.forEach(
                (path, list) -> {
                    Place object = objects.get(path);
                    if (object != null) {
                        problems.add(
                                list.location(),
                                list
                                        + ", and "
                                        + object
                                        + ": the one takes "
                                        + path
                                        + " for a list and the other for an object; expected one"
                                        + " of them");
                    }
                });
    }
}
