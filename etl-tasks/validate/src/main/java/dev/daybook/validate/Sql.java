package dev.daybook.validate;

import dev.daybook.contract.Column;
import dev.daybook.contract.Table;
import dev.daybook.table.ColumnType;
import dev.daybook.table.TextType;
import dev.daybook.table.TimestampType;
import java.util.List;
import java.util.stream.Collectors;

/** The words of SQL that all checks share. */
final class Sql {
    /** The schema that holds the tables as the text of their files. */
    static final String TEXT_SCHEMA = "csv";

    private Sql() {}

    /** Returns a quoted name. */
    static String name(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    /** Returns the name of a column. */
    static String name(Column column) {
        return name(column.name());
    }

    /** Returns a quoted text. */
    static String text(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    /** Returns a list of quoted texts in parentheses. */
    static String texts(List<String> texts) {
        return texts.stream().map(Sql::text).collect(Collectors.joining(", ", "(", ")"));
    }

    /** Returns the view of a table in which every column is text as it stands in the file. */
    static String textView(Table table) {
        return TEXT_SCHEMA + "." + name(table.name());
    }

    /**
     * Returns DuckDB's name of a type. An instant is a TIMESTAMP in UTC, so that no time zone of a
     * session can move it.
     */
    static String type(ColumnType type) {
        if (type instanceof TextType) {
            return "VARCHAR";
        }
        return type instanceof TimestampType ? "TIMESTAMP" : type.sqlName();
    }

    /** Returns the value of a column in its type; null where the text does not cast. */
    static String typed(Column column) {
        return column.type() instanceof TextType
                ? unpushed(name(column))
                : tryCast(name(column), type(column.type()));
    }

    /** Returns the value of an expression as a BIGINT; null where it is none. */
    static String number(String expression) {
        return tryCast(expression, "BIGINT");
    }

    private static String tryCast(String expression, String type) {
        return "try_cast(" + unpushed(expression) + " as " + type + ")";
    }

    /**
     * Keeps a cast out of the CSV reader, for there it is one that fails the query (duckdb/duckdb
     * issue 23818). The optimizer would see through a concatenation with nothing.
     */
    private static String unpushed(String expression) {
        return "substr(" + expression + ", 1)";
    }

    /** Returns a constant in the type of a column. */
    static String constant(Column column, String text) {
        return "cast(" + text(text) + " as " + type(column.type()) + ")";
    }
}
