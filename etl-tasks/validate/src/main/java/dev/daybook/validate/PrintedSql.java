package dev.daybook.validate;

import java.io.PrintStream;
import java.util.List;

/** The checks as a script that can be pasted into the shell of DuckDB. */
final class PrintedSql {
    private PrintedSql() {}

    /** Prints the views of the tables, then one query a check that gives its number. */
    static void print(PrintStream out, List<TableFile> files, CheckPlan plan) {
        statement(out, CsvView.schema());
        for (TableFile file : files) {
            statement(out, CsvView.text(file));
            statement(out, CsvView.typed(file.table()));
        }
        for (Check check : plan.checks()) {
            out.println();
            out.println(
                    "-- "
                            + check.id()
                            + " ("
                            + check.severity().word()
                            + "): "
                            + check.description().replace('\n', ' ')
                            + " ("
                            + check.expectation()
                            + ")");
            check.measure().number().ifPresent(query -> statement(out, query));
        }
    }

    /** The semicolon stands on its own line, for a query may end in a comment. */
    private static void statement(PrintStream out, String sql) {
        out.println(sql);
        out.println(";");
    }
}
