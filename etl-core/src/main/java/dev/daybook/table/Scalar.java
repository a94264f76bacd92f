package dev.daybook.table;

/**
 * A view of one JSON scalar in a buffer that somebody else owns; set anew for every value.
 *
 * <p>Not safe for use by several threads.
 */
public final class Scalar {
    /** The JSON types that can go into a cell. */
    public enum Kind {
        /** Text, unescaped. */
        STRING,
        /** A number, as its source text. */
        NUMBER,
        /** True or false, as its source text. */
        BOOLEAN
    }

    private Kind kind = Kind.STRING;
    private char[] buffer = new char[0];
    private int offset;
    private int length;

    /** Points to another value and returns this. */
    public Scalar set(Kind newKind, char[] newBuffer, int newOffset, int newLength) {
        kind = newKind;
        buffer = newBuffer;
        offset = newOffset;
        length = newLength;
        return this;
    }

    /** Points to the characters of a string and returns this. */
    public Scalar set(Kind newKind, String text) {
        return set(newKind, text.toCharArray(), 0, text.length());
    }

    /** Returns whether this is text without a character. */
    public boolean isEmptyString() {
        return kind == Kind.STRING && length == 0;
    }

    Kind kind() {
        return kind;
    }

    char[] buffer() {
        return buffer;
    }

    int offset() {
        return offset;
    }

    int length() {
        return length;
    }

    char at(int index) {
        return buffer[offset + index];
    }

    /**
     * Returns the two digits at an index as a number, or a negative number if they are not digits.
     */
    int twoDigits(int index) {
        int tens = at(index) - '0';
        int ones = at(index + 1) - '0';
        return isDigit(tens) && isDigit(ones) ? tens * 10 + ones : -1;
    }

    private static boolean isDigit(int value) {
        return value >= 0 && value <= 9;
    }
}
