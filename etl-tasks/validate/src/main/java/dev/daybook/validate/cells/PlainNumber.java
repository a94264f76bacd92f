package dev.daybook.validate.cells;

/**
 * Numbers as they are written: an optional minus, no needless zero in front, a point only before
 * decimals and exactly so many of those, no zero with a minus.
 */
final class PlainNumber {
    /** Stands for what is not such a number, or has more digits than are sure to fit a long. */
    static final long NONE = Long.MIN_VALUE;

    private static final int MOST_DIGITS = 18;

    private PlainNumber() {}

    /** Returns a number without its point, so 1.50 as 150, or {@link #NONE}. */
    static long read(byte[] bytes, int from, int to, int scale) {
        boolean isNegative = bytes[from] == '-';
        int start = isNegative ? from + 1 : from;
        int point = scale == 0 ? to : to - scale - 1;
        int digits = point - start + scale;
        boolean hasNeedlessZero = point - start > 1 && bytes[start] == '0';
        if (point <= start || digits > MOST_DIGITS || hasNeedlessZero) {
            return NONE;
        }
        long number = digits(bytes, start, point, 0);
        if (scale > 0) {
            number = bytes[point] == '.' ? digits(bytes, point + 1, to, number) : NONE;
        }
        return isNegative ? negative(number) : number;
    }

    private static long negative(long number) {
        return number <= 0 ? NONE : -number;
    }

    /** Appends digits to a number. */
    private static long digits(byte[] bytes, int from, int to, long before) {
        long number = before;
        for (int i = from; i < to; i++) {
            int digit = bytes[i] - '0';
            if (digit < 0 || digit > 9 || number == NONE) {
                return NONE;
            }
            number = 10 * number + digit;
        }
        return number;
    }
}
