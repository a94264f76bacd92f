package dev.daybook.flatten;

import dev.daybook.table.Scalar;
import java.io.IOException;
import java.util.Arrays;

/**
 * The scalars of one record, by their slots, as they stand among the bytes that a cursor holds.
 * Used again for other records.
 */
final class RecordValues {
    private static final int NULL = -1;
    private static final byte VERBATIM = 0;
    private static final byte TEXT = 1;
    private static final byte ESCAPED = 2;
    private static final byte NUMBER = 3;
    private static final byte BOOLEAN = 4;

    private final JsonCursor json;
    private final byte[] forms;

    /** Counted from where the record begins. */
    private final int[] starts;

    private final int[] lengths;
    private final Scalar scalar = new Scalar();

    RecordValues(JsonCursor json, int slots) {
        this.json = json;
        forms = new byte[slots];
        starts = new int[slots];
        lengths = new int[slots];
    }

    /** Makes all of them null. */
    void clear() {
        Arrays.fill(starts, NULL);
    }

    /** Reads the scalar at whose first byte the cursor stands. */
    void read(int slot, int first) throws IOException {
        switch (first) {
            case '"' -> {
                json.string();
                boolean isVerbatim = !json.hasComma() && json.end() > json.start();
                forms[slot] = json.isEscaped() ? ESCAPED : isVerbatim ? VERBATIM : TEXT;
            }
            case 't', 'f' -> {
                json.literal();
                forms[slot] = BOOLEAN;
            }
            default -> {
                json.number();
                forms[slot] = NUMBER;
            }
        }
        starts[slot] = json.start() - json.held();
        lengths[slot] = json.end() - json.start();
    }

    boolean isNull(int slot) {
        return starts[slot] == NULL;
    }

    /** Returns whether the scalar is a string whose cell is its own bytes, one by one. */
    boolean isVerbatim(int slot) {
        return forms[slot] == VERBATIM;
    }

    /** Returns where in the array of the cursor the scalar begins. */
    int start(int slot) {
        return json.held() + starts[slot];
    }

    int length(int slot) {
        return lengths[slot];
    }

    /** Returns the scalar, valid until the next one is asked for. */
    Scalar scalar(int slot) {
        int start = start(slot);
        int length = lengths[slot];
        return switch (forms[slot]) {
            case VERBATIM -> scalar.setText(json.array(), start, length, false);
            case TEXT -> scalar.setText(json.array(), start, length, length > 0);
            case NUMBER -> scalar.set(Scalar.Kind.NUMBER, json.array(), start, length);
            case BOOLEAN -> scalar.set(Scalar.Kind.BOOLEAN, json.array(), start, length);
            default -> {
                Escapes decoded = json.decoded(start, start + length);
                yield scalar.setDecoded(decoded.array(), 0, decoded.length());
            }
        };
    }
}
