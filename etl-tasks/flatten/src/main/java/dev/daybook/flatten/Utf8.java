package dev.daybook.flatten;

/** The sequences of RFC 3629, section 4: no overlong form, no surrogate, nothing above U+10FFFF. */
final class Utf8 {
    private Utf8() {}

    /** Returns how many bytes a sequence has that begins with a byte outside ASCII; 0 if none. */
    static int length(byte first) {
        int lead = first & 0xFF;
        if (lead >= 0xC2 && lead <= 0xDF) {
            return 2;
        }
        if (lead >= 0xE0 && lead <= 0xEF) {
            return 3;
        }
        return lead >= 0xF0 && lead <= 0xF4 ? 4 : 0;
    }

    /** Returns whether a sequence is one, given the length that its first byte says. */
    static boolean isSequence(byte[] bytes, int at, int length) {
        int lead = bytes[at] & 0xFF;
        int second = bytes[at + 1] & 0xFF;
        int low = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
        int high = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
        return second >= low
                && second <= high
                && (length < 3 || isContinuation(bytes[at + 2]))
                && (length < 4 || isContinuation(bytes[at + 3]));
    }

    private static boolean isContinuation(byte b) {
        return (b & 0xC0) == 0x80;
    }
}
