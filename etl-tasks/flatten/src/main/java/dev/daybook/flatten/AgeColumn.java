package dev.daybook.flatten;

import dev.daybook.table.ByteBuilder;
import dev.daybook.table.CellWriter;
import dev.daybook.table.ColumnType;
import dev.daybook.table.Conversion;
import dev.daybook.table.DateType;
import dev.daybook.table.IntegerType;
import dev.daybook.table.Scalar;
import dev.daybook.table.TimestampType;
import java.time.LocalDate;

/**
 * Computes ages in whole years at the partition date from dates and timestamps, whose day is that
 * of UTC. Someone born on 29 February is a year older on 1 March of a year that has no such day;
 * what lies after the partition date has an age below zero, for a rule to find.
 */
final class AgeColumn implements CellWriter {
    private static final ColumnType DATE = new DateType();
    private static final ColumnType TIMESTAMP = new TimestampType();

    private final IntegerType type;
    private final int year;
    private final int monthAndDay;
    private final ByteBuilder text = new ByteBuilder(32);

    AgeColumn(LocalDate partitionDate, IntegerType type) {
        this.type = type;
        year = partitionDate.getYear();
        monthAndDay = partitionDate.getMonthValue() * 100 + partitionDate.getDayOfMonth();
    }

    @Override
    public Conversion convert(Scalar value, ByteBuilder target) {
        if (TimestampType.isAsWritten(value)) {
            return append(
                    value.twoDigits(0) * 100 + value.twoDigits(2),
                    value.twoDigits(5) * 100 + value.twoDigits(8),
                    target);
        }
        text.truncate(0);
        Conversion conversion = TIMESTAMP.convert(value, text);
        if (conversion.isMismatch() && DATE.convert(value, text).isMismatch()) {
            return conversion;
        }
        return append(number(0, 4), number(5, 2) * 100 + number(8, 2), target);
    }

    private Conversion append(int bornYear, int bornMonthAndDay, ByteBuilder target) {
        int age = year - bornYear - (monthAndDay < bornMonthAndDay ? 1 : 0);
        return type.convert(age, target);
    }

    private int number(int start, int digits) {
        int number = 0;
        for (int i = start; i < start + digits; i++) {
            number = number * 10 + text.array()[i] - '0';
        }
        return number;
    }
}
