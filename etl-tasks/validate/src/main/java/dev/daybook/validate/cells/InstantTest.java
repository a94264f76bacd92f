package dev.daybook.validate.cells;

import org.jspecify.annotations.Nullable;

/**
 * Days that exist, in the years 1 to 9999: {@code yyyy-MM-dd}, or with a time of that day in UTC,
 * {@code yyyy-MM-ddTHH:mm:ss.SSSZ}.
 *
 * @param form the one of the two
 */
public record InstantTest(Form form) implements CellTest {
    private static final int FEBRUARY = 2;
    private static final int[] DAYS = {0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

    /** What is written. */
    public enum Form {
        /** A day. */
        DAY("0000-00-00"),
        /** A day and a time. */
        TIME("0000-00-00T00:00:00.000Z");

        private final String shape;

        Form(String shape) {
            this.shape = shape;
        }
    }

    @Override
    public boolean isSound(byte[] bytes, int from, int to) {
        return hasShape(bytes, from, to)
                && isDay(bytes, from)
                && (form == Form.DAY || isTime(bytes, from));
    }

    private boolean hasShape(byte[] bytes, int from, int to) {
        String shape = form.shape;
        if (to - from != shape.length()) {
            return false;
        }
        for (int i = 0; i < shape.length(); i++) {
            byte b = bytes[from + i];
            boolean isDigit = b >= '0' && b <= '9';
            if (shape.charAt(i) == '0' ? !isDigit : b != shape.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isTime(byte[] bytes, int from) {
        return two(bytes, from + 11) < 24
                && two(bytes, from + 14) < 60
                && two(bytes, from + 17) < 60;
    }

    private static boolean isDay(byte[] bytes, int from) {
        int year = 100 * two(bytes, from) + two(bytes, from + 2);
        int month = two(bytes, from + 5);
        int day = two(bytes, from + 8);
        return year > 0 && month > 0 && month <= 12 && day > 0 && day <= days(year, month);
    }

    private static int days(int year, int month) {
        boolean isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
        return month == FEBRUARY && isLeap ? 29 : DAYS[month];
    }

    private static int two(byte[] bytes, int at) {
        return 10 * (bytes[at] - '0') + bytes[at + 1] - '0';
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof InstantTest that && form == that.form;
    }

    @Override
    public int hashCode() {
        return form.hashCode();
    }
}
