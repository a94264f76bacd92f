package dev.daybook.table;

/**
 * A view of one JSON scalar in a buffer that somebody else owns, in UTF-8; set anew for every
 * value.
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
    private byte[] buffer = new byte[0];
    private int offset;
    private int length;
    private boolean decoded;
    private boolean comma;

    /** Points to text as it stands in a JSON text, without an escape, and returns this. */
    public Scalar setText(byte[] newBuffer, int newOffset, int newLength, boolean hasComma) {
        set(Kind.STRING, newBuffer, newOffset, newLength);
        comma = hasComma;
        return this;
    }

    /** Points to a number, true or false as it stands in a JSON text, and returns this. */
    public Scalar set(Kind newKind, byte[] newBuffer, int newOffset, int newLength) {
        kind = newKind;
        buffer = newBuffer;
        offset = newOffset;
        length = newLength;
        decoded = false;
        comma = false;
        return this;
    }

    /**
     * Points to text whose escapes have been replaced, so that it may hold any character, and
     * returns this. A lone surrogate stands in three bytes, as if UTF-8 had a form of it.
     */
    public Scalar setDecoded(byte[] newBuffer, int newOffset, int newLength) {
        set(Kind.STRING, newBuffer, newOffset, newLength);
        decoded = true;
        return this;
    }

    /** Returns whether this is text without a character. */
    public boolean isEmptyString() {
        return kind == Kind.STRING && length == 0;
    }

    Kind kind() {
        return kind;
    }

    /** Returns whether the text may hold what only an escape can bring in. */
    boolean isDecoded() {
        return decoded;
    }

    /** Returns whether the text, which is not decoded, has a comma. */
    boolean hasComma() {
        return comma;
    }

    byte[] buffer() {
        return buffer;
    }

    int offset() {
        return offset;
    }

    int length() {
        return length;
    }

    /**
     * Returns a byte as the character of ISO 8859-1 that it is: every ASCII character is itself.
     */
    char at(int index) {
        return (char) (buffer[offset + index] & 0xFF);
    }

    /**
     * Returns the two digits at an index as a number, or a negative number if they are not digits.
     */
    public int twoDigits(int index) {
        int tens = at(index) - '0';
        int ones = at(index + 1) - '0';
        return isDigit(tens) && isDigit(ones) ? tens * 10 + ones : -1;
    }

    private static boolean isDigit(int value) {
        return value >= 0 && value <= 9;
    }
}
