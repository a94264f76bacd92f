package dev.daybook.table;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Column types by the names that SQL gives them. */
final class Types {
    private static final Pattern DECIMAL = Pattern.compile("DECIMAL\\((\\d+),(\\d+)\\)");

    private Types() {}

    static ColumnType of(String sqlName) {
        Matcher decimal = DECIMAL.matcher(sqlName);
        if (decimal.matches()) {
            return new DecimalType(
                    Integer.parseInt(decimal.group(1)), Integer.parseInt(decimal.group(2)));
        }
        return switch (sqlName) {
            case "SMALLINT" -> IntegerType.SMALLINT;
            case "INTEGER" -> IntegerType.INTEGER;
            case "BIGINT" -> IntegerType.BIGINT;
            case "BOOLEAN" -> new BooleanType();
            case "DATE" -> new DateType();
            case "TIMESTAMPTZ" -> new TimestampType();
            default -> new TextType(sqlName);
        };
    }
}
