package dev.daybook.validate.cells;

import org.jspecify.annotations.Nullable;

/**
 * Texts of so many characters, which are code points.
 *
 * @param least of them
 * @param most of them
 */
public record LengthTest(long least, long most) implements CellTest {
    @Override
    public boolean isSound(byte[] bytes, int from, int to) {
        if (to - from < least) {
            return false;
        }
        int characters = 0;
        for (int i = from; i < to; i++) {
            characters += Utf8.continues(bytes[i]) ? 0 : 1;
        }
        return characters >= least && characters <= most;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof LengthTest that && least == that.least && most == that.most;
    }

    @Override
    public int hashCode() {
        return 31 * Long.hashCode(least) + Long.hashCode(most);
    }
}
