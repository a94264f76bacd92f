package dev.daybook.table;

import java.math.BigDecimal;

/**
 * Decimal numbers, written with exactly their declared number of fraction digits, never rounded.
 *
 * @param precision all digits, 1 to 38
 * @param scale fraction digits, 0 to the precision
 */
public record DecimalType(int precision, int scale) implements ColumnType {
    /** The most digits that PostgreSQL and DuckDB both keep exactly. */
    public static final int MAX_PRECISION = 38;

    /** Checks the bounds. */
    public DecimalType {
        if (precision < 1 || precision > MAX_PRECISION || scale < 0 || scale > precision) {
            throw new IllegalArgumentException("DECIMAL(" + precision + "," + scale + ")");
        }
    }

    @Override
    public String sqlName() {
        return "DECIMAL(" + precision + "," + scale + ")";
    }

    @Override
    public String frictionlessName() {
        return "number";
    }

    @Override
    public String logicalName() {
        return "number";
    }

    @Override
    public Conversion convert(Scalar value, ByteBuilder target) {
        if (value.kind() == Scalar.Kind.BOOLEAN) {
            return Conversion.WRONG_TYPE;
        }
        boolean plain = NumberText.isPlain(value);
        if (!plain && !NumberText.isNumber(value)) {
            return Conversion.MALFORMED;
        }
        Conversion conversion = plain ? plain(value, target) : exact(value, target);
        return conversion == Conversion.SAME && value.kind() == Scalar.Kind.STRING
                ? Conversion.CONVERTED
                : conversion;
    }

    /** Copies the digits of a number without exponent. */
    private Conversion plain(Scalar value, ByteBuilder target) {
        int first = value.at(0) == '-' ? 1 : 0;
        int point = first;
        while (point < value.length() && value.at(point) != '.') {
            point++;
        }
        int last = value.length();
        while (last > point + 1 && value.at(last - 1) == '0') {
            last--;
        }
        int whole = point - first == 1 && value.at(first) == '0' ? 0 : point - first;
        int fraction = Math.max(0, last - point - 1);
        if (fraction > scale) {
            return Conversion.SCALE_EXCEEDED;
        }
        if (whole > precision - scale) {
            return Conversion.OUT_OF_RANGE;
        }
        boolean isSigned = first == 1 && (whole > 0 || fraction > 0);
        boolean isAsWritten = scale > 0 && value.length() == point + 1 + scale;
        if (isAsWritten && (isSigned || first == 0)) {
            target.append(value.buffer(), value.offset(), value.length());
            return Conversion.SAME;
        }
        if (isSigned) {
            target.append('-');
        }
        target.append(value.buffer(), value.offset() + first, point - first);
        fraction(value, point + 1, fraction, target);
        return Conversion.SAME;
    }

    private void fraction(Scalar value, int start, int count, ByteBuilder target) {
        if (scale == 0) {
            return;
        }
        target.append('.');
        if (count > 0) {
            target.append(value.buffer(), value.offset() + start, count);
        }
        for (int i = count; i < scale; i++) {
            target.append('0');
        }
    }

    private Conversion exact(Scalar value, ByteBuilder target) {
        if (!NumberText.hasSmallExponent(value)) {
            return Conversion.OUT_OF_RANGE;
        }
        BigDecimal number = NumberText.value(value).stripTrailingZeros();
        if (number.signum() == 0) {
            number = BigDecimal.ZERO;
        }
        if (number.scale() > scale) {
            return Conversion.SCALE_EXCEEDED;
        }
        BigDecimal scaled = number.setScale(scale);
        if (scaled.precision() > precision) {
            return Conversion.OUT_OF_RANGE;
        }
        target.appendAscii(scaled.toPlainString());
        return Conversion.SAME;
    }
}
