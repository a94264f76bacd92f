package dev.daybook.flatten;

import dev.daybook.contract.Plan;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What has become of some records that follow each other in a page: all that can be said of them
 * without knowing those before. Used again for other records.
 */
final class Batch {
    /**
     * A rejected row.
     *
     * @param table the index of its table
     * @param ordinal of its own, counted from the first of the batch
     * @param pointer where it is in its page, as a JSON pointer
     * @param reasons why it is rejected
     */
    record Rejected(int table, int ordinal, String pointer, List<Reason> reasons) {
        /** Copies the reasons. */
        Rejected {
            reasons = List.copyOf(reasons);
        }
    }

    private static final int REJECTED_BYTES = 128;

    /** The rows, table by table. */
    final List<TableBatch> tables;

    /** For each anchor, the elements that were read. */
    final long[] elements;

    /** The rejected rows in the order of the source. */
    final List<Rejected> rejected = new ArrayList<>();

    /** How often values became null, by table, column and meaning. */
    final Map<String, Long> nulled = new TreeMap<>();

    /** The page of the records. */
    int page;

    /** Whether the page ends with them. */
    boolean endsPage;

    /** How many records were begun that can be undone. */
    private long records;

    private long bytes;
    private long markedBytes;

    /** Makes an empty batch. */
    Batch(Plan plan) {
        this(plan, new int[plan.tables().size()]);
    }

    /**
     * Makes an empty batch.
     *
     * @param lengths the bytes of lines to expect, table by table
     */
    Batch(Plan plan, int[] lengths) {
        tables =
                plan.tables().stream()
                        .map(table -> new TableBatch(table, lengths[table.index()]))
                        .toList();
        elements = new long[plan.anchors().size()];
    }

    /** Begins a record that may be undone. */
    void mark() {
        records++;
        markedBytes = bytes;
    }

    /** Returns the rows of a table, to which the record that was begun adds some. */
    TableBatch marked(int table) {
        TableBatch rows = tables.get(table);
        rows.mark(records);
        return rows;
    }

    /** Takes back what the record that was begun has added. */
    void undo() {
        tables.forEach(rows -> rows.undo(records));
        bytes = markedBytes;
    }

    /** Counts the bytes of a line that was added. */
    void addLine(int length) {
        bytes += length;
    }

    /** Adds a rejected row. */
    void reject(Rejected row) {
        rejected.add(row);
        bytes += REJECTED_BYTES;
    }

    /** Returns how many bytes its rows take, about. */
    long bytes() {
        return bytes;
    }

    /** Returns how many bytes the lines of each table take. */
    int[] lengths() {
        return tables.stream().mapToInt(rows -> rows.lines.length()).toArray();
    }

    /** Forgets everything, for records of another page or of the same one. */
    void clear() {
        tables.forEach(TableBatch::clear);
        Arrays.fill(elements, 0);
        rejected.clear();
        nulled.clear();
        bytes = 0;
        endsPage = false;
    }
}
