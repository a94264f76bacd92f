package dev.daybook.validate;

import dev.daybook.contract.Column;
import dev.daybook.table.ColumnType;
import dev.daybook.table.DecimalType;
import dev.daybook.table.IntegerType;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * The least or the greatest number of a column, as a condition without any floating point.
 *
 * <p>The bound is moved to the nearest number that the type can hold: where a column has two
 * decimals, "at least 0.005" is "at least 0.01".
 */
final class Bound {
    private Bound() {}

    /** Returns the condition under which a value is below the minimum. */
    static String below(Column column, String minimum) {
        BigDecimal bound = rounded(column.type(), minimum, RoundingMode.CEILING);
        if (bound.compareTo(greatest(column.type())) > 0) {
            return Sql.typed(column) + " is not null";
        }
        return bound.compareTo(least(column.type())) <= 0
                ? "false"
                : Sql.typed(column) + " < " + Sql.constant(column, bound.toPlainString());
    }

    /** Returns the condition under which a value is above the maximum. */
    static String above(Column column, String maximum) {
        BigDecimal bound = rounded(column.type(), maximum, RoundingMode.FLOOR);
        if (bound.compareTo(least(column.type())) < 0) {
            return Sql.typed(column) + " is not null";
        }
        return bound.compareTo(greatest(column.type())) >= 0
                ? "false"
                : Sql.typed(column) + " > " + Sql.constant(column, bound.toPlainString());
    }

    /** Returns the least number of a column without its point, for a type of 18 digits or fewer. */
    static long least(Column column) {
        BigDecimal least = least(column.type());
        BigDecimal bound =
                column.limits()
                        .minimum()
                        .map(text -> least.max(rounded(column.type(), text, RoundingMode.CEILING)))
                        .orElse(least);
        return bound.compareTo(greatest(column.type())) > 0
                ? Long.MAX_VALUE
                : bound.unscaledValue().longValueExact();
    }

    /** Returns the greatest number of a column without its point. */
    static long most(Column column) {
        BigDecimal greatest = greatest(column.type());
        BigDecimal bound =
                column.limits()
                        .maximum()
                        .map(text -> greatest.min(rounded(column.type(), text, RoundingMode.FLOOR)))
                        .orElse(greatest);
        return bound.compareTo(least(column.type())) < 0
                ? Long.MIN_VALUE
                : bound.unscaledValue().longValueExact();
    }

    private static BigDecimal rounded(ColumnType type, String bound, RoundingMode mode) {
        int scale = type instanceof DecimalType decimal ? decimal.scale() : 0;
        return new BigDecimal(bound).setScale(scale, mode);
    }

    private static BigDecimal greatest(ColumnType type) {
        if (type instanceof IntegerType integer) {
            return BigDecimal.valueOf(integer.most());
        }
        DecimalType decimal = (DecimalType) type;
        return BigDecimal.TEN
                .pow(decimal.precision())
                .subtract(BigDecimal.ONE)
                .movePointLeft(decimal.scale());
    }

    private static BigDecimal least(ColumnType type) {
        return type instanceof IntegerType integer
                ? BigDecimal.valueOf(integer.least())
                : greatest(type).negate();
    }
}
