package dev.daybook.flatten;

import dev.daybook.table.ByteBuilder;

/** A string with its escapes replaced (RFC 8259, section 7). Used again for the next one. */
final class Escapes {
    private static final int SHORT = 2;
    private static final int LONG = 6;

    private final ByteBuilder text = new ByteBuilder(256);
    private boolean loneSurrogate;

    /** Returns the length of an escape, by the byte after its backslash; 0 if there is none. */
    static int length(byte kind) {
        return switch (kind) {
            case '"', '\\', '/', 'b', 'f', 'n', 'r', 't' -> SHORT;
            case 'u' -> LONG;
            default -> 0;
        };
    }

    /** Returns the value of a hexadecimal digit, or -1. */
    static int hex(byte digit) {
        return digit < 0 ? -1 : Character.digit(digit, 16);
    }

    /** Takes a string that has been checked. */
    void decode(byte[] bytes, int start, int end) {
        text.truncate(0);
        loneSurrogate = false;
        int plain = start;
        int i = start;
        while (i < end) {
            if (bytes[i] != '\\') {
                i++;
                continue;
            }
            text.append(bytes, plain, i - plain);
            i += bytes[i + 1] == 'u' ? unicode(bytes, i, end) : simple(bytes[i + 1]);
            plain = i;
        }
        text.append(bytes, plain, end - plain);
        pad();
    }

    /** Names are looked at eight bytes at a time. */
    private void pad() {
        int length = text.length();
        for (int i = 0; i < JsonCursor.PADDING; i++) {
            text.append(0);
        }
        text.truncate(length);
    }

    private int simple(byte kind) {
        text.append(
                switch (kind) {
                    case 'b' -> '\b';
                    case 'f' -> '\f';
                    case 'n' -> '\n';
                    case 'r' -> '\r';
                    case 't' -> '\t';
                    default -> kind;
                });
        return SHORT;
    }

    /** Half of a pair is written in the three bytes that UTF-8 would have for it. */
    private int unicode(byte[] bytes, int at, int end) {
        char c = unit(bytes, at);
        boolean isFollowed =
                at + 2 * LONG <= end && bytes[at + LONG] == '\\' && bytes[at + LONG + 1] == 'u';
        if (isFollowed && Character.isSurrogatePair(c, unit(bytes, at + LONG))) {
            text.appendCodePoint(Character.toCodePoint(c, unit(bytes, at + LONG)));
            return 2 * LONG;
        }
        loneSurrogate |= Character.isSurrogate(c);
        text.appendCodePoint(c);
        return LONG;
    }

    private static char unit(byte[] bytes, int at) {
        int unit = 0;
        for (int i = at + 2; i < at + LONG; i++) {
            unit = unit << 4 | hex(bytes[i]);
        }
        return (char) unit;
    }

    /** Returns whether half of a surrogate pair is in the text. */
    boolean hasLoneSurrogate() {
        return loneSurrogate;
    }

    byte[] array() {
        return text.array();
    }

    int length() {
        return text.length();
    }
}
