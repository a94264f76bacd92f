package dev.daybook.table;

import java.time.Month;
import java.time.Year;

/** Days of the proleptic Gregorian calendar, {@code yyyy-MM-dd}, years 1 to 9999. */
public record DateType() implements ColumnType {
    /** The number of characters of a date. */
    static final int LENGTH = 10;

    @Override
    public String sqlName() {
        return "DATE";
    }

    @Override
    public String frictionlessName() {
        return "date";
    }

    @Override
    public String logicalName() {
        return "date";
    }

    @Override
    public Conversion convert(Scalar value, ByteBuilder target) {
        if (value.kind() != Scalar.Kind.STRING) {
            return Conversion.WRONG_TYPE;
        }
        if (value.length() != LENGTH || !startsWithDate(value)) {
            return Conversion.MALFORMED;
        }
        target.append(value.buffer(), value.offset(), LENGTH);
        return Conversion.CONVERTED;
    }

    /** Returns whether the first ten characters are a day that exists. */
    static boolean startsWithDate(Scalar value) {
        if (value.length() < LENGTH || value.at(4) != '-' || value.at(7) != '-') {
            return false;
        }
        int year = year(value);
        int month = value.twoDigits(5);
        int day = value.twoDigits(8);
        if (year < 1 || month < 1 || month > 12 || day < 1) {
            return false;
        }
        return day <= 28 || day <= Month.of(month).length(Year.isLeap(year));
    }

    /** Returns the year of the first four characters, negative if they are not digits. */
    static int year(Scalar value) {
        int century = value.twoDigits(0);
        int rest = value.twoDigits(2);
        return century < 0 || rest < 0 ? -1 : century * 100 + rest;
    }
}
