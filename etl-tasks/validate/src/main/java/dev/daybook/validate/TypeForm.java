package dev.daybook.validate;

import dev.daybook.contract.Column;
import dev.daybook.table.BooleanType;
import dev.daybook.table.ColumnType;
import dev.daybook.table.DateType;
import dev.daybook.table.DecimalType;
import dev.daybook.table.IntegerType;
import dev.daybook.table.TextType;

/**
 * The one form in which a type writes each value.
 *
 * <p>A cast alone proves too little: DuckDB also takes {@code 1_000}, {@code 1e3}, a time of 24:00
 * and the year 0 for values.
 */
final class TypeForm {
    /** The two words of a boolean. */
    static final String BOOLEAN = "true|false";

    private static final String WHOLE = "-?(0|[1-9][0-9]*)";
    private static final String DATE =
            "(000[1-9]|00[1-9][0-9]|0[1-9][0-9]{2}|[1-9][0-9]{3})-[0-9]{2}-[0-9]{2}";
    private static final String TIME = "T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]\\.[0-9]{3}Z";

    private TypeForm() {}

    /** Returns the condition under which a value is not in the form of its type. */
    static String violation(Column column) {
        String value = Sql.name(column);
        ColumnType type = column.type();
        if (type instanceof TextType) {
            return "contains(" + value + ", chr(0))";
        }
        String form =
                "regexp_full_match("
                        + value
                        + ", "
                        + Sql.text(pattern(type))
                        + ")"
                        + noZero(column);
        return value + " is not null and (not (" + form + ") or " + Sql.typed(column) + " is null)";
    }

    private static String pattern(ColumnType type) {
        if (type instanceof DecimalType decimal && decimal.scale() > 0) {
            return WHOLE + "\\.[0-9]{" + decimal.scale() + "}";
        }
        if (type instanceof BooleanType) {
            return BOOLEAN;
        }
        if (type instanceof IntegerType || type instanceof DecimalType) {
            return WHOLE;
        }
        return type instanceof DateType ? DATE : DATE + TIME;
    }

    /** RE2 can't say "but not minus zero". */
    private static String noZero(Column column) {
        if (column.type() instanceof IntegerType) {
            return minusZero(column, 0);
        }
        return column.type() instanceof DecimalType decimal
                ? minusZero(column, decimal.scale())
                : "";
    }

    private static String minusZero(Column column, int scale) {
        String zero = scale == 0 ? "-0" : "-0." + "0".repeat(scale);
        return " and " + Sql.name(column) + " <> " + Sql.text(zero);
    }

    /** Returns the form in plain words. */
    static String description(ColumnType type) {
        if (type instanceof TextType) {
            return "text without U+0000";
        }
        if (type instanceof IntegerType) {
            return "a plain whole number that fits " + type.sqlName();
        }
        if (type instanceof DecimalType decimal) {
            return "a plain number that fits "
                    + type.sqlName()
                    + " with exactly "
                    + decimal.scale()
                    + " decimals";
        }
        if (type instanceof BooleanType) {
            return "true or false";
        }
        return type instanceof DateType
                ? "a day that exists, yyyy-MM-dd"
                : "an instant that exists, in UTC with milliseconds and Z";
    }
}
