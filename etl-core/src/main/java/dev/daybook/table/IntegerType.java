package dev.daybook.table;

import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * Whole numbers of two, four or eight bytes. A fraction of zeros and an exponent are taken when the
 * value is whole.
 *
 * @param sqlName {@code SMALLINT}, {@code INTEGER} or {@code BIGINT}
 * @param least the smallest value
 * @param most the largest value
 */
public record IntegerType(String sqlName, long least, long most) implements ColumnType {
    /** Two bytes. */
    public static final IntegerType SMALLINT =
            new IntegerType("SMALLINT", Short.MIN_VALUE, Short.MAX_VALUE);

    /** Four bytes. */
    public static final IntegerType INTEGER =
            new IntegerType("INTEGER", Integer.MIN_VALUE, Integer.MAX_VALUE);

    /** Eight bytes. */
    public static final IntegerType BIGINT =
            new IntegerType("BIGINT", Long.MIN_VALUE, Long.MAX_VALUE);

    private static final int SAFE_DIGITS = 18;

    /** Has more digits than that. */
    private static final long NONE = Long.MIN_VALUE;

    @Override
    public String frictionlessName() {
        return "integer";
    }

    @Override
    public String logicalName() {
        return "integer";
    }

    @Override
    public Conversion convert(Scalar value, ByteBuilder target) {
        if (value.kind() == Scalar.Kind.BOOLEAN) {
            return Conversion.WRONG_TYPE;
        }
        if (value.kind() == Scalar.Kind.STRING && !NumberText.isNumber(value)) {
            return Conversion.MALFORMED;
        }
        long number = shortNumber(value);
        Conversion conversion =
                number == NONE ? exact(value, target) : digits(number, value, target);
        return conversion == Conversion.SAME && value.kind() == Scalar.Kind.STRING
                ? Conversion.CONVERTED
                : conversion;
    }

    /** Appends a number known from elsewhere, such as an age. */
    public Conversion convert(long number, ByteBuilder target) {
        if (number < least || number > most) {
            return Conversion.OUT_OF_RANGE;
        }
        if (number < 0) {
            target.appendAscii(Long.toString(number));
        } else {
            target.appendNumber(number);
        }
        return Conversion.SAME;
    }

    /** Returns a number of few digits and nothing else but a sign; else {@link #NONE}. */
    private static long shortNumber(Scalar value) {
        if (value.length() > SAFE_DIGITS) {
            return NONE;
        }
        boolean negative = value.at(0) == '-';
        long number = 0;
        for (int i = negative ? 1 : 0; i < value.length(); i++) {
            int digit = value.at(i) - '0';
            if (digit < 0 || digit > 9) {
                return NONE;
            }
            number = number * 10 + digit;
        }
        return negative ? -number : number;
    }

    private Conversion digits(long number, Scalar value, ByteBuilder target) {
        if (value.at(0) == '-' || number > most) {
            return convert(number, target);
        }
        target.append(value.buffer(), value.offset(), value.length());
        return Conversion.SAME;
    }

    private Conversion exact(Scalar value, ByteBuilder target) {
        if (!NumberText.hasSmallExponent(value)) {
            return Conversion.OUT_OF_RANGE;
        }
        BigDecimal number = NumberText.value(value);
        if (number.signum() != 0 && number.stripTrailingZeros().scale() > 0) {
            return Conversion.SCALE_EXCEEDED;
        }
        BigInteger whole = number.toBigInteger();
        return whole.bitLength() > 63
                ? Conversion.OUT_OF_RANGE
                : convert(whole.longValue(), target);
    }
}
