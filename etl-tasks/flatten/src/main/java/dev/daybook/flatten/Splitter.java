package dev.daybook.flatten;

import dev.daybook.table.EightBytes;
import java.io.IOException;

/**
 * Cuts a long list of records into pieces of whole records, which can be read each for itself.
 *
 * <p>It looks for brackets outside strings and nothing else. What is cut in the wrong place was no
 * JSON: then a piece, read for itself, is no list of records either. So nothing that is read piece
 * by piece is read in another way than as a whole.
 */
final class Splitter {
    /** Takes the pieces of a list, in order. */
    interface Target {
        /** Returns an array for the next piece, of any size: one that nobody reads any more. */
        default byte[] array() {
            return new byte[0];
        }

        void take(Piece piece) throws IOException;
    }

    /** The bit in which a bracket and a brace differ. */
    private static final long BRACE = 0x20 * EightBytes.ONES;

    private final JsonCursor json;
    private final int length;
    private final Target target;
    private int at;
    private int first;
    private int records;

    /** How many brackets and braces are open in the record. */
    private int level;

    /** All bits set within a string. */
    private long inString;

    /**
     * Makes a splitter for the text of a cursor.
     *
     * @param length of a piece at least; it is longer by a part of a record
     */
    Splitter(JsonCursor json, int length, Target target) {
        this.json = json;
        this.length = length;
        this.target = target;
    }

    /** Passes the list at whose bracket the cursor stands. */
    void split(Place element) throws IOException {
        if (!json.beginList()) {
            return;
        }
        first = 0;
        records = 0;
        level = 0;
        inString = 0;
        at = json.position();
        json.hold();
        while (passRecord()) {
            records++;
            if (at - json.held() >= length) {
                cut(element);
                json.moveTo(at + 1);
                json.hold();
            }
            at++;
        }
        cut(element);
        json.moveTo(at);
        json.release();
        if (json.nextElement()) {
            throw new IllegalStateException("a comma ends no list");
        }
    }

    private void cut(Place element) throws IOException {
        int size = at - json.held();
        byte[] bytes = target.array();
        if (bytes.length < size + JsonCursor.PADDING) {
            bytes = new byte[Math.max(size, length + length / 2) + JsonCursor.PADDING];
        }
        System.arraycopy(json.array(), json.held(), bytes, 0, size);
        target.take(new Piece(bytes, size, json.heldOffset(), json.depth(), element.path, first));
        first = records;
    }

    /** Passes a record; returns whether a comma ends it, and not the end of the list or page. */
    private boolean passRecord() throws IOException {
        while (true) {
            if (level > 0) {
                passWords(json.array(), json.limit() - Long.BYTES);
            }
            if (at >= json.limit()) {
                if (!readOn()) {
                    return false;
                }
            } else if (inString != 0) {
                passInString(json.array()[at]);
            } else {
                switch (json.array()[at]) {
                    case '"' -> inString = -1;
                    case '{', '[' -> level++;
                    case '}', ']' -> {
                        if (level == 0) {
                            return false;
                        }
                        level--;
                    }
                    case ',' -> {
                        if (level == 0) {
                            return true;
                        }
                    }
                    default -> {
                        // Scalars and what is no JSON.
                    }
                }
                at++;
            }
        }
    }

    /** What follows a backslash ends no string. */
    private void passInString(byte character) {
        if (character == '"') {
            inString = 0;
        }
        at += character == '\\' ? 2 : 1;
    }

    /**
     * Passes eight bytes at a time as long as they surely end no record and have no escape. A byte
     * is in a string where the number of quotes up to it is odd.
     */
    private void passWords(byte[] array, int last) {
        int next = at;
        int open = level;
        long string = inString;
        while (next <= last) {
            long word = EightBytes.at(array, next);
            if (EightBytes.equal(word, '\\') != 0) {
                break;
            }
            long strings = EightBytes.odd(EightBytes.exactly(word, '"')) ^ string;
            long closed = EightBytes.exactly(word | BRACE, '}') & ~strings;
            int closing = Long.bitCount(closed);
            if (closing >= open) {
                break;
            }
            open += Long.bitCount(EightBytes.exactly(word | BRACE, '{') & ~strings) - closing;
            string = strings >> (Long.SIZE - 1);
            next += Long.BYTES;
        }
        at = next;
        level = open;
        inString = string;
    }

    private boolean readOn() throws IOException {
        int passed = at - json.held();
        boolean isMore = json.readOn();
        at = Math.min(json.held() + passed, json.limit());
        return isMore;
    }
}
