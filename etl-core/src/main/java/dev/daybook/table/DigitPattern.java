package dev.daybook.table;

/**
 * Eight characters of ASCII that may be in a text: a digit stands for itself and those below, any
 * other for itself.
 */
record DigitPattern(long characters, long slack) {
    private static final long LOW_HALVES = 0x0F0F0F0F0F0F0F0FL;
    private static final int MOST = 0x0F;

    /** Returns the pattern of eight characters, such as {@code 9999-19-}. */
    static DigitPattern of(String text) {
        long characters = 0;
        long slack = 0;
        for (int i = Long.BYTES - 1; i >= 0; i--) {
            char c = text.charAt(i);
            boolean isDigit = c >= '0' && c <= '9';
            characters = characters << Byte.SIZE | (isDigit ? '0' : c);
            slack = slack << Byte.SIZE | (isDigit ? MOST - (c - '0') : MOST);
        }
        return new DigitPattern(characters, slack);
    }

    /** Returns whether eight bytes, as {@link EightBytes} reads them, are such a text. */
    boolean matches(long word) {
        // A byte of 16 or more shows itself, so that no sum carries unseen.
        long differences = word ^ characters;
        return ((differences | (differences + slack)) & ~LOW_HALVES) == 0;
    }
}
