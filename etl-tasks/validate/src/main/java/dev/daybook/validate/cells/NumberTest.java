package dev.daybook.validate.cells;

import org.jspecify.annotations.Nullable;

/**
 * Plain numbers between bounds.
 *
 * @param scale the decimals that each has
 * @param least without its point
 * @param most without its point
 */
public record NumberTest(int scale, long least, long most) implements CellTest {
    @Override
    public boolean isSound(byte[] bytes, int from, int to) {
        long number = from == to ? PlainNumber.NONE : PlainNumber.read(bytes, from, to, scale);
        return number != PlainNumber.NONE && number >= least && number <= most;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof NumberTest that
                && scale == that.scale
                && least == that.least
                && most == that.most;
    }

    @Override
    public int hashCode() {
        return 31 * (31 * scale + Long.hashCode(least)) + Long.hashCode(most);
    }
}
