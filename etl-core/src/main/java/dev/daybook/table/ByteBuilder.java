package dev.daybook.table;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A growing run of bytes that is used again and again. Not safe for use by several threads. */
public final class ByteBuilder {
    /** What is copied as two words. */
    private static final int SHORT = 2 * Long.BYTES;

    private byte[] bytes;
    private int length;

    /** Makes an empty builder with room for some bytes. */
    public ByteBuilder(int capacity) {
        bytes = new byte[capacity];
    }

    /** Returns the number of bytes. */
    public int length() {
        return length;
    }

    /** Cuts the content back to a length that it had before. */
    public void truncate(int newLength) {
        if (newLength > length) {
            throw new IllegalArgumentException("can't grow from " + length + " to " + newLength);
        }
        length = newLength;
    }

    /** Appends one byte. */
    public void append(int oneByte) {
        reserve(1);
        bytes[length++] = (byte) oneByte;
    }

    /** Appends part of an array. */
    public void append(byte[] source, int offset, int count) {
        reserve(count);
        System.arraycopy(source, offset, bytes, length, count);
        length += count;
    }

    /** Appends part of an array, which is mostly no longer than a word or two. */
    public void appendShort(byte[] source, int offset, int count) {
        int at = length;
        if (count <= SHORT && offset <= source.length - SHORT && at <= bytes.length - SHORT) {
            // What is too much is written over; a copy of any length costs more than this one.
            EightBytes.put(bytes, at, EightBytes.at(source, offset));
            EightBytes.put(bytes, at + Long.BYTES, EightBytes.at(source, offset + Long.BYTES));
            length = at + count;
        } else {
            append(source, offset, count);
        }
    }

    /** Appends part of an array, which is mostly no longer than some words, and one more byte. */
    public void append(byte[] source, int offset, int count, byte last) {
        int at = length;
        if (count <= SHORT && offset <= source.length - SHORT && at < bytes.length - SHORT) {
            EightBytes.put(bytes, at, EightBytes.at(source, offset));
            EightBytes.put(bytes, at + Long.BYTES, EightBytes.at(source, offset + Long.BYTES));
        } else {
            reserve(count + 1);
            System.arraycopy(source, offset, bytes, at, count);
        }
        bytes[at + count] = last;
        length = at + count + 1;
    }

    /** Appends part of another builder. */
    public void append(ByteBuilder source, int offset, int count) {
        appendShort(source.bytes, offset, count);
    }

    /** Appends text that is known to be ASCII. */
    public void appendAscii(String text) {
        byte[] ascii = text.getBytes(StandardCharsets.US_ASCII);
        append(ascii, 0, ascii.length);
    }

    /**
     * Appends a character in UTF-8 (RFC 3629, section 3). For half of a surrogate pair, which has
     * no such form, it appends the three bytes that follow from the same rule.
     */
    public void appendCodePoint(int codePoint) {
        if (codePoint < 0x80) {
            append(codePoint);
        } else if (codePoint < 0x800) {
            append(0xC0 | (codePoint >> 6));
            append(0x80 | (codePoint & 0x3F));
        } else if (codePoint < 0x10000) {
            append(0xE0 | (codePoint >> 12));
            append(0x80 | ((codePoint >> 6) & 0x3F));
            append(0x80 | (codePoint & 0x3F));
        } else {
            append(0xF0 | (codePoint >> 18));
            append(0x80 | ((codePoint >> 12) & 0x3F));
            append(0x80 | ((codePoint >> 6) & 0x3F));
            append(0x80 | (codePoint & 0x3F));
        }
    }

    /** Appends a number that is not negative, in decimal. */
    public void appendNumber(long number) {
        int digits = 1;
        for (long rest = number; rest >= 10; rest /= 10) {
            digits++;
        }
        appendPadded(number, digits);
    }

    /** Appends the last digits of a number that is not negative, with leading zeros. */
    public void appendPadded(long number, int digits) {
        reserve(digits);
        length += digits;
        setPadded(length - digits, number, digits);
    }

    /** Writes the last digits of a number that is not negative over what is there. */
    public void setPadded(int offset, long number, int digits) {
        if (digits <= Long.BYTES
                && number < EightBytes.DECIMALS
                && offset <= bytes.length - Long.BYTES) {
            int unwanted = Byte.SIZE * (Long.BYTES - digits);
            long after = EightBytes.at(bytes, offset) & ~(-1L >>> unwanted);
            EightBytes.put(bytes, offset, EightBytes.decimal(number) >>> unwanted | after);
            return;
        }
        long rest = number;
        for (int i = offset + digits - 1; i >= offset; i--) {
            bytes[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
    }

    /** Moves a part towards the start, over what is there. */
    public void move(int offset, int count, int newOffset) {
        System.arraycopy(bytes, offset, bytes, newOffset, count);
    }

    /** Writes the content to a stream. */
    public void writeTo(OutputStream out) throws IOException {
        out.write(bytes, 0, length);
    }

    /** Returns the array behind the content; valid until the next append. */
    public byte[] array() {
        return bytes;
    }

    /** Returns the text of a part, which must be whole UTF-8. */
    public String text(int offset, int count) {
        return new String(bytes, offset, count, StandardCharsets.UTF_8);
    }

    private void reserve(int more) {
        if (more > bytes.length - length) {
            grow(more);
        }
    }

    /** Kept out of {@link #reserve}, which is built into many loops. */
    private void grow(int more) {
        int needed = Math.addExact(length, more);
        bytes =
                Arrays.copyOf(
                        bytes, Math.max(needed, (int) Math.min(bytes.length * 3L / 2, 1L << 30)));
    }
}
