package dev.daybook.validate.cells;

import dev.daybook.table.EightBytes;
import java.util.List;

/**
 * The rows of a CSV file, found in its bytes and tested value by value. A file is regular if each
 * row has its columns and ends in LF, quotes stand around whole values only, and the bytes are
 * UTF-8 without U+0000. The first byte that is not regular ends the reading.
 *
 * <p>Belongs to one file and one thread.
 */
public final class CsvRows {
    /** The bytes behind what is read: they are looked at, eight at a time, and mean nothing. */
    public static final int SPARE = 8;

    private static final int UNFINISHED = -1;
    private static final int IRREGULAR = -2;
    private static final byte QUOTED = 1;
    private static final byte DOUBLED = 2;
    private static final byte WIDE = 4;
    private static final boolean[] SPECIAL = new boolean[256];

    static {
        for (char special : "\0,\"\n\r".toCharArray()) {
            SPECIAL[special] = true;
        }
    }

    private final ColumnTests[] columns;
    private final int[] starts;
    private final int[] ends;
    private final byte[] kinds;
    private byte[] unquoted = new byte[256];
    private long rows;
    private boolean isRegular = true;
    private boolean hasBreaks;
    private int rest;

    /** Makes the reader of a file with these columns, at least one. */
    public CsvRows(List<ColumnTests> columns) {
        if (columns.isEmpty()) {
            throw new IllegalArgumentException("a row has no columns; expected one at least");
        }
        this.columns = columns.toArray(new ColumnTests[0]);
        this.starts = new int[columns.size()];
        this.ends = new int[columns.size()];
        this.kinds = new byte[columns.size()];
    }

    /**
     * Reads the rows that end in a buffer and moves what is left to its front.
     *
     * @param bytes room for more than a row, and {@value #SPARE} bytes behind the limit
     * @return how many bytes are left
     */
    public int take(byte[] bytes, int limit) {
        // Ends every search; no regular file holds it.
        bytes[limit] = 0;
        int from = 0;
        for (int next = 0; isRegular && next != UNFINISHED; ) {
            next = split(bytes, from, limit);
            isRegular = next != IRREGULAR;
            if (next >= 0) {
                isRegular = test(bytes);
                from = next;
            }
        }
        rest = limit - from;
        isRegular = isRegular && rest < bytes.length - SPARE;
        if (!isRegular) {
            return 0;
        }
        System.arraycopy(bytes, from, bytes, 0, rest);
        return rest;
    }

    /** Returns whether all that was read is regular and ends with a row. */
    public boolean isRegular() {
        return isRegular && rest == 0;
    }

    /** Returns whether a value holds a line break, so that there are more lines than rows. */
    public boolean hasBreaks() {
        return hasBreaks;
    }

    /** Returns how many rows there are. */
    public long rows() {
        return rows;
    }

    /** Finds the values of the row that begins somewhere, and returns where the next one does. */
    private int split(byte[] bytes, int from, int limit) {
        int at = from;
        int last = columns.length - 1;
        for (int column = 0; column <= last; column++) {
            boolean isQuoted = bytes[at] == '"';
            at = isQuoted ? quoted(bytes, at, column) : plain(bytes, at, column);
            if (at >= limit) {
                return UNFINISHED;
            }
            if (bytes[at] != (column < last ? ',' : '\n')) {
                return IRREGULAR;
            }
            at++;
        }
        // DuckDB may take an empty line for no row at all.
        return last == 0 && at - from == 1 ? IRREGULAR : at;
    }

    private int plain(byte[] bytes, int from, int column) {
        int at = from;
        long all = 0;
        while (true) {
            long word = EightBytes.at(bytes, at);
            long found = perhapsSpecial(word);
            if (found == 0) {
                all |= word;
                at += Long.BYTES;
                continue;
            }
            int before = EightBytes.first(found);
            // Without the bytes from the one that was found.
            all |= word & ~(-1L << (Byte.SIZE * before));
            at += before;
            if (SPECIAL[bytes[at] & 0xFF]) {
                put(column, from, at, EightBytes.high(all) != 0 ? WIDE : 0);
                return at;
            }
            at++;
        }
    }

    /** Finds special bytes, and tabs and the like. */
    private static long perhapsSpecial(long word) {
        return EightBytes.below(word, '\r' + 1)
                | EightBytes.equal(word, ',')
                | EightBytes.equal(word, '"');
    }

    private int quoted(byte[] bytes, int from, int column) {
        int at = from + 1;
        int kind = QUOTED;
        int all = 0;
        for (byte b = bytes[at]; b != 0; b = bytes[++at]) {
            all |= b;
            hasBreaks |= b == '\n' || b == '\r';
            if (b == '"') {
                if (bytes[at + 1] != '"') {
                    put(column, from + 1, at, all < 0 ? kind | WIDE : kind);
                    return at + 1;
                }
                kind |= DOUBLED;
                at++;
            }
        }
        return at;
    }

    private void put(int column, int from, int to, int kind) {
        starts[column] = from;
        ends[column] = to;
        kinds[column] = (byte) kind;
    }

    /** Tests the values of a row; returns whether they are UTF-8. */
    private boolean test(byte[] bytes) {
        rows++;
        for (int column = 0; column < columns.length; column++) {
            int from = starts[column];
            int to = ends[column];
            int kind = kinds[column];
            if ((kind & WIDE) != 0 && !Utf8.isValid(bytes, from, to)) {
                return false;
            }
            if ((kind & DOUBLED) != 0) {
                columns[column].see(unquoted, 0, unquote(bytes, from, to));
            } else if (from == to && kind == 0) {
                columns[column].seeNull();
            } else {
                columns[column].see(bytes, from, to);
            }
        }
        return true;
    }

    /** Writes each doubled quote once and returns the length of what comes out. */
    private int unquote(byte[] bytes, int from, int to) {
        if (unquoted.length < to - from) {
            unquoted = new byte[to - from];
        }
        int length = 0;
        for (int i = from; i < to; i++) {
            unquoted[length++] = bytes[i];
            if (bytes[i] == '"') {
                i++;
            }
        }
        return length;
    }
}
