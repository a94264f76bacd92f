package dev.daybook.validate;

import dev.daybook.contract.Column;
import dev.daybook.contract.Table;
import java.util.List;
import java.util.stream.Collectors;

/** The views through which DuckDB sees the file of a table. */
final class CsvView {
    /** The longest line, in bytes; the buffer of a reader must hold more than one. */
    private static final int MAX_LINE = 16 << 20;

    private static final int BUFFER = 2 * MAX_LINE;

    private CsvView() {}

    /** Returns the statement before all views. */
    static String schema() {
        return "create schema " + Sql.TEXT_SCHEMA;
    }

    /** Returns the view of the text of the file. */
    static String text(TableFile file) {
        return "create view "
                + Sql.textView(file.table())
                + " as select * from read_csv("
                + Sql.text(file.path().toString())
                + options(file)
                + ")";
    }

    /**
     * Nothing is detected. An unquoted nothing is NULL, {@code ""} is the empty string.
     *
     * <p>DuckDB reads in parallel only where every line is a row: a thread that starts in the
     * middle of the file guesses whether it is inside quotes, and it guesses wrong where a value
     * holds lines that look like rows.
     */
    private static String options(TableFile file) {
        String columns =
                file.table().columns().stream()
                        .map(column -> Sql.name(column) + ": 'VARCHAR'")
                        .collect(Collectors.joining(", ", "{", "}"));
        return ", auto_detect=false, header=true, delim=',', quote='\"', escape='\"'"
                + ", nullstr='', allow_quoted_nulls=false, new_line='\\n', encoding='utf-8'"
                + ", compression='none', strict_mode=true, hive_partitioning=false"
                + ", max_line_size="
                + MAX_LINE
                + ", buffer_size="
                + BUFFER
                + ", parallel="
                + file.isOneLineARow()
                + ", columns="
                + columns;
    }

    /** Returns the view with the types of the contract, for the queries of its rules. */
    static String typed(Table table) {
        List<String> columns = table.columns().stream().map(CsvView::typed).toList();
        return "create view "
                + Sql.name(table.name())
                + " as select "
                + String.join(", ", columns)
                + " from "
                + Sql.textView(table);
    }

    private static String typed(Column column) {
        return Sql.typed(column) + " as " + Sql.name(column);
    }
}
