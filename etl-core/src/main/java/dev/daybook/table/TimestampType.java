package dev.daybook.table;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;
import java.util.Arrays;

/**
 * Instants, written in UTC with milliseconds and {@code Z}. The text must be in the grammar of RFC
 * 3339 section 5.6 with {@code T} and {@code Z} in upper case; it must have an offset, and no
 * digits below the millisecond but zeros. Leap seconds are not taken, for no reader keeps them.
 */
public record TimestampType() implements ColumnType {
    private static final int FRACTION = 19;
    private static final int KEPT_DIGITS = 3;
    private static final int LENGTH = 24;
    private static final DigitPattern HOUR_AND_MINUTE = DigitPattern.of("39T29:59");
    private static final DigitPattern SECOND = DigitPattern.of(":59.999Z");

    @Override
    public String sqlName() {
        return "TIMESTAMPTZ";
    }

    @Override
    public String frictionlessName() {
        return "datetime";
    }

    @Override
    public String logicalName() {
        return "timestamp";
    }

    @Override
    public Conversion convert(Scalar value, ByteBuilder target) {
        if (isAsWritten(value)) {
            target.append(value.buffer(), value.offset(), LENGTH);
            return Conversion.CONVERTED;
        }
        if (value.kind() != Scalar.Kind.STRING) {
            return Conversion.WRONG_TYPE;
        }
        if (!startsWithDateTime(value)) {
            return Conversion.MALFORMED;
        }
        int zone = fractionEnd(value);
        if (zone == value.length()) {
            return Conversion.NO_OFFSET;
        }
        if (zone < 0 || !isZone(value, zone)) {
            return Conversion.MALFORMED;
        }
        for (int i = FRACTION + 1 + KEPT_DIGITS; i < zone; i++) {
            if (value.at(i) != '0') {
                return Conversion.SCALE_EXCEEDED;
            }
        }
        return offsetSeconds(value, zone) == 0
                ? copy(value, zone, target)
                : shift(value, zone, target);
    }

    /** Returns whether a value is text in the form in which timestamps are written. */
    public static boolean isAsWritten(Scalar value) {
        byte[] buffer = value.buffer();
        int at = value.offset();
        return value.kind() == Scalar.Kind.STRING
                && value.length() == LENGTH
                && HOUR_AND_MINUTE.matches(EightBytes.at(buffer, at + Long.BYTES))
                && SECOND.matches(EightBytes.at(buffer, at + 2 * Long.BYTES))
                && value.twoDigits(11) < 24
                && DateType.startsWithDate(value);
    }

    private static boolean startsWithDateTime(Scalar value) {
        if (value.length() < FRACTION || !DateType.startsWithDate(value) || value.at(10) != 'T') {
            return false;
        }
        return isBelow(value.twoDigits(11), 24)
                && value.at(13) == ':'
                && isBelow(value.twoDigits(14), 60)
                && value.at(16) == ':'
                && isBelow(value.twoDigits(17), 60);
    }

    private static boolean isBelow(int number, int limit) {
        return number >= 0 && number < limit;
    }

    /** Returns the index after the fraction, or -1 if there is a point without digits. */
    private static int fractionEnd(Scalar value) {
        if (value.length() == FRACTION || value.at(FRACTION) != '.') {
            return FRACTION;
        }
        int i = FRACTION + 1;
        while (i < value.length() && value.at(i) >= '0' && value.at(i) <= '9') {
            i++;
        }
        return i == FRACTION + 1 ? -1 : i;
    }

    private static boolean isZone(Scalar value, int start) {
        int length = value.length() - start;
        if (length == 1) {
            return value.at(start) == 'Z';
        }
        return length == 6
                && (value.at(start) == '+' || value.at(start) == '-')
                && isBelow(value.twoDigits(start + 1), 24)
                && value.at(start + 3) == ':'
                && isBelow(value.twoDigits(start + 4), 60);
    }

    private static int offsetSeconds(Scalar value, int zone) {
        if (value.at(zone) == 'Z') {
            return 0;
        }
        int seconds = value.twoDigits(zone + 1) * 3600 + value.twoDigits(zone + 4) * 60;
        return value.at(zone) == '-' ? -seconds : seconds;
    }

    private static Conversion copy(Scalar value, int zone, ByteBuilder target) {
        target.append(value.buffer(), value.offset(), FRACTION);
        target.append('.');
        for (int i = 0; i < KEPT_DIGITS; i++) {
            int at = FRACTION + 1 + i;
            target.append(at < zone ? value.at(at) : '0');
        }
        target.append('Z');
        return Conversion.CONVERTED;
    }

    private static Conversion shift(Scalar value, int zone, ByteBuilder target) {
        LocalDateTime local =
                LocalDateTime.of(
                        DateType.year(value),
                        value.twoDigits(5),
                        value.twoDigits(8),
                        value.twoDigits(11),
                        value.twoDigits(14),
                        value.twoDigits(17));
        LocalDateTime utc = local.minusSeconds(offsetSeconds(value, zone));
        if (utc.getYear() < 1 || utc.getYear() > 9999) {
            return Conversion.OUT_OF_RANGE;
        }
        int start = target.length();
        copy(value, zone, target);
        int end = target.length();
        byte[] milliseconds = Arrays.copyOfRange(target.array(), end - 5, end);
        target.truncate(start);
        appendSeconds(utc, target);
        target.append(milliseconds, 0, milliseconds.length);
        return Conversion.CONVERTED;
    }

    /** Appends an instant with its milliseconds; what is below them is cut off. */
    public static void append(Instant instant, ByteBuilder target) {
        LocalDateTime utc = LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
        appendSeconds(utc, target);
        target.append('.');
        target.appendPadded(utc.get(ChronoField.MILLI_OF_SECOND), KEPT_DIGITS);
        target.append('Z');
    }

    private static void appendSeconds(LocalDateTime utc, ByteBuilder target) {
        target.appendPadded(utc.getYear(), 4);
        target.append('-');
        target.appendPadded(utc.getMonthValue(), 2);
        target.append('-');
        target.appendPadded(utc.getDayOfMonth(), 2);
        target.append('T');
        target.appendPadded(utc.getHour(), 2);
        target.append(':');
        target.appendPadded(utc.getMinute(), 2);
        target.append(':');
        target.appendPadded(utc.getSecond(), 2);
    }
}
