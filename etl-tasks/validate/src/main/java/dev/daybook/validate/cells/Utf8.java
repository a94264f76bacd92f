package dev.daybook.validate.cells;

/** The well-formed byte sequences of UTF-8 (Unicode standard, table 3-7). */
final class Utf8 {
    private Utf8() {}

    static boolean isValid(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to) {
            int length = bytes[at] >= 0 ? 1 : wide(bytes, at, to);
            if (length == 0) {
                return false;
            }
            at += length;
        }
        return true;
    }

    /** Returns the length of a sequence of more than one byte, or 0 if it is none. */
    private static int wide(byte[] bytes, int at, int to) {
        int first = bytes[at] & 0xFF;
        int length = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
        if (first < 0xC2 || first > 0xF4 || at + length > to) {
            return 0;
        }
        int second = bytes[at + 1] & 0xFF;
        if (second < least(first) || second > most(first)) {
            return 0;
        }
        for (int i = at + 2; i < at + length; i++) {
            if (!continues(bytes[i])) {
                return 0;
            }
        }
        return length;
    }

    /** Below are longer forms of what fewer bytes can say. */
    private static int least(int first) {
        return first == 0xE0 ? 0xA0 : first == 0xF0 ? 0x90 : 0x80;
    }

    /** Above are surrogates, and numbers after U+10FFFF. */
    private static int most(int first) {
        return first == 0xED ? 0x9F : first == 0xF4 ? 0x8F : 0xBF;
    }

    /** Returns whether a byte is not the first of its character. */
    static boolean continues(byte b) {
        return (b & 0xC0) == 0x80;
    }
}
