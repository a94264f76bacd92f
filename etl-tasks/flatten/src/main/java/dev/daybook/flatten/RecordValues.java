package dev.daybook.flatten;

import dev.daybook.table.Scalar;
import java.io.IOException;
import java.util.Arrays;

/**
 * The scalars of one record, by their slots, as they stand among the bytes that a cursor holds.
 * Used again for other records.
 */
final class RecordValues {
    private static final long NULL = -1;
    private static final int VERBATIM = 0;
    private static final int TEXT = 1;
    private static final int ESCAPED = 2;
    private static final int NO_STRING = 3;
    private static final int FORM = 3;
    private static final int LENGTH = 2;
    private static final int START = LENGTH + Integer.SIZE - 1;

    private final JsonCursor json;

    /**
     * For each slot where the scalar starts, counted from where the record begins, its length and
     * its form, from the high bits to the low ones. They are written and read as one.
     */
    private final long[] scalars;

    private final Scalar scalar = new Scalar();

    RecordValues(JsonCursor json, int slots) {
        this.json = json;
        scalars = new long[slots + 1];
    }

    /** Makes all of them null. */
    void clear() {
        Arrays.fill(scalars, NULL);
    }

    /** Reads the string at whose opening quote the cursor stands. */
    void readString(int slot) throws IOException {
        json.string();
        boolean isVerbatim = !json.hasComma() && json.end() > json.start();
        set(slot, json.isEscaped() ? ESCAPED : isVerbatim ? VERBATIM : TEXT);
    }

    /** Reads the scalar, no string, at whose first byte the cursor stands. */
    void readOther(int slot, int first) throws IOException {
        if (first == 't' || first == 'f') {
            json.literal();
        } else {
            json.number();
        }
        set(slot, NO_STRING);
    }

    private void set(int slot, int form) {
        long start = (long) json.start() - json.held();
        long length = (long) json.end() - json.start();
        scalars[slot] = (start << START) | (length << LENGTH) | form;
    }

    int held() {
        return json.held();
    }

    /** Returns what is known of a scalar, for the methods below. */
    long at(int slot) {
        return scalars[slot];
    }

    static boolean isNull(long value) {
        return value == NULL;
    }

    /** Returns whether a scalar is a string whose cell is its own bytes, one by one. */
    static boolean isVerbatim(long value) {
        return (value & FORM) == VERBATIM;
    }

    /** Returns where in the record a scalar starts. */
    static int start(long value) {
        return (int) (value >>> START);
    }

    static int length(long value) {
        return (int) (value >>> LENGTH) & Integer.MAX_VALUE;
    }

    /** Returns a scalar that is not null, valid until the next one is asked for. */
    Scalar scalar(long value) {
        byte[] array = json.array();
        int start = json.held() + start(value);
        int length = length(value);
        return switch ((int) value & FORM) {
            case VERBATIM -> scalar.setText(array, start, length, false);
            case TEXT -> scalar.setText(array, start, length, length > 0);
            case ESCAPED -> {
                Escapes decoded = json.decoded(start, start + length);
                yield scalar.setDecoded(decoded.array(), 0, decoded.length());
            }
            default -> {
                boolean isBoolean = array[start] == 't' || array[start] == 'f';
                yield scalar.set(
                        isBoolean ? Scalar.Kind.BOOLEAN : Scalar.Kind.NUMBER, array, start, length);
            }
        };
    }
}
