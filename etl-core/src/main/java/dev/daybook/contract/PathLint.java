package dev.daybook.contract;

import dev.daybook.problem.Location;
import dev.daybook.problem.Problems;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The checks of the places in the answer that a contract names. */
final class PathLint {
    private final Contract contract;
    private final Problems problems;
    private final Map<JsonPath, Column> readers = new LinkedHashMap<>();

    PathLint(Contract contract, Problems problems) {
        this.contract = contract;
        this.problems = problems;
    }

    void check(Location root) {
        for (Table table : contract.tables()) {
            for (Column column : table.columns()) {
                column.expression()
                        .path()
                        .map(table.rowPath()::then)
                        .ifPresent(path -> checkReader(path, column));
            }
        }
        readers.forEach((path, column) -> checkShape(path, column));
        contract.excludedPaths().keySet().forEach(path -> checkUnread(path, root, "excluded"));
        contract.archivedPaths().forEach(path -> checkUnread(path, root, "archived only"));
    }

    /** All columns of one place must be protected alike, for the archive holds one value. */
    private void checkReader(JsonPath path, Column column) {
        Column first = readers.putIfAbsent(path, column);
        if (first == null) {
            return;
        }
        Optional<Protection> one = first.protection();
        if (!one.equals(column.protection())) {
            problems.add(
                    column.location(),
                    "the columns '"
                            + first.name()
                            + "' and '"
                            + column.name()
                            + "' read "
                            + path
                            + " with different 'etlProtect'; the archive holds one value, expected"
                            + " both alike");
        }
    }

    /** A place that a column reads is one value, so no row and no other column is below it. */
    private void checkShape(JsonPath path, Column column) {
        for (Table table : contract.tables()) {
            boolean isOwn = table.rowPath().equals(path) && path.steps().size() > 0;
            boolean isElementValue = column.expression() == Expression.Function.VALUE && isOwn;
            if (path.encloses(table.rowPath()) && !isElementValue) {
                problems.add(
                        column.location(),
                        "the column reads "
                                + path
                                + " as one value and the table '"
                                + table.name()
                                + "' finds its rows there");
            }
        }
        readers.forEach(
                (other, reader) -> {
                    if (path.encloses(other) && !path.equals(other)) {
                        problems.add(
                                column.location(),
                                "the column reads "
                                        + path
                                        + " as one value and the column '"
                                        + reader.name()
                                        + "' reads "
                                        + other
                                        + " inside it");
                    }
                });
    }

    private void checkUnread(JsonPath path, Location root, String what) {
        readers.forEach(
                (read, column) -> {
                    if (path.encloses(read)) {
                        problems.add(
                                column.location(),
                                "the column reads "
                                        + read
                                        + ", which is "
                                        + what
                                        + "; remove the column or the path "
                                        + path);
                    }
                });
        for (JsonPath echo : contract.source().echo().keySet()) {
            if (path.encloses(echo)) {
                problems.add(root, "the echo at " + echo + " is " + what + " by the path " + path);
            }
        }
    }
}
