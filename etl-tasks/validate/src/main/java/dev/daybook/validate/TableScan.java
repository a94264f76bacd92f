package dev.daybook.validate;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** One pass over a table that measures all checks of single rows. */
final class TableScan {
    private final DuckDb db;

    TableScan(DuckDb db) {
        this.db = db;
    }

    /**
     * The numbers of a table.
     *
     * @param rows of the table
     * @param results in the order of the checks
     */
    record Measured(long rows, List<CheckResult> results) {
        /** Copies the list. */
        Measured {
            results = List.copyOf(results);
        }
    }

    /**
     * Measures checks of one table.
     *
     * @throws SqlFailure if the file can't be read
     */
    Measured run(String view, List<Check> checks) throws SqlFailure {
        try {
            List<BigDecimal> numbers = db.row(query(view, checks));
            long rows = numbers.get(0).longValueExact();
            List<CheckResult> results = new ArrayList<>();
            for (int i = 0; i < checks.size(); i++) {
                results.add(CheckResult.compared(checks.get(i), numbers.get(i + 1), rows));
            }
            return new Measured(rows, results);
        } catch (SqlFailure e) {
            if (e.isUnreadableFile()) {
                throw e;
            }
            // One condition that can't be evaluated must not hide the others.
            return runEach(view, checks);
        }
    }

    private static String query(String view, List<Check> checks) {
        StringBuilder query = new StringBuilder("select count(*)");
        for (Check check : checks) {
            Measure.Rows rows = (Measure.Rows) check.measure();
            query.append(",\n    count(*) filter (where ").append(rows.condition()).append(')');
        }
        return query.append("\nfrom ").append(view).toString();
    }

    private Measured runEach(String view, List<Check> checks) throws SqlFailure {
        long rows = db.number("select count(*) from " + view).longValueExact();
        List<CheckResult> results = new ArrayList<>();
        for (Check check : checks) {
            results.add(one(check, rows));
        }
        return new Measured(rows, results);
    }

    private CheckResult one(Check check, long rows) throws SqlFailure {
        try {
            BigDecimal number = db.number(check.measure().number().orElseThrow());
            return CheckResult.compared(check, number, rows);
        } catch (SqlFailure e) {
            if (e.isUnreadableFile()) {
                throw e;
            }
            return CheckResult.notEvaluated(check, e);
        }
    }
}
