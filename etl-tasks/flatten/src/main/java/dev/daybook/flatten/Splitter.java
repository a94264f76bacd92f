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
        void take(Piece piece) throws IOException;
    }

    /** Brackets and braces are equal in these bits, and so are some letters, which do no harm. */
    private static final int SHAPE = 0xD9;

    private final JsonCursor json;
    private final int length;
    private final Target target;
    private int at;
    private int first;
    private int records;

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
        byte[] bytes = new byte[size + JsonCursor.PADDING];
        System.arraycopy(json.array(), json.held(), bytes, 0, size);
        long origin = json.heldOffset();
        target.take(new Piece(bytes, origin, json.depth(), element.path, first));
        first = records;
    }

    /** Passes a record; returns whether a comma ends it, and not the end of the list or page. */
    private boolean passRecord() throws IOException {
        int level = 0;
        while (true) {
            at = level == 0 ? at : nextMark(json.array(), at);
            switch (json.array()[at]) {
                case '"' -> string();
                case '{', '[' -> {
                    level++;
                    at++;
                }
                case '}', ']' -> {
                    if (level-- == 0) {
                        return false;
                    }
                    at++;
                }
                case ',' -> {
                    if (level == 0) {
                        return true;
                    }
                    at++;
                }
                default -> {
                    if (at < json.limit()) {
                        at++;
                    } else if (!readOn()) {
                        return false;
                    }
                }
            }
        }
    }

    /** Passes a string, or what there is of it before the page ends. */
    private void string() throws IOException {
        at++;
        boolean isMore = true;
        while (isMore) {
            at = nextStop(json.array(), at);
            if (json.array()[at] == '"') {
                at++;
                return;
            }
            if (at < json.limit()) {
                // What follows a backslash ends no string.
                at += json.array()[at] == '\\' ? 2 : 1;
            }
            if (at >= json.limit()) {
                isMore = readOn();
            }
        }
    }

    private boolean readOn() throws IOException {
        int passed = at - json.held();
        boolean isMore = json.readOn();
        at = Math.min(json.held() + passed, json.limit());
        return isMore;
    }

    /** Returns the index of the next quote, brace, bracket or zero. */
    private static int nextMark(byte[] array, int from) {
        for (int i = from; ; i += Long.BYTES) {
            long word = EightBytes.at(array, i);
            long marks =
                    EightBytes.equal(word, '"')
                            | EightBytes.equal(word, '[', SHAPE)
                            | EightBytes.equal(word, 0);
            if (marks != 0) {
                return i + EightBytes.first(marks);
            }
        }
    }

    /** Returns the index of the next quote, backslash or zero. */
    private static int nextStop(byte[] array, int from) {
        for (int i = from; ; i += Long.BYTES) {
            long word = EightBytes.at(array, i);
            long stops =
                    EightBytes.equal(word, '"')
                            | EightBytes.equal(word, '\\')
                            | EightBytes.equal(word, 0);
            if (stops != 0) {
                return i + EightBytes.first(stops);
            }
        }
    }
}
