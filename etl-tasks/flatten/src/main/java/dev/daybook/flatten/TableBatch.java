package dev.daybook.flatten;

import dev.daybook.contract.PlannedTable;
import dev.daybook.partition.SpillFile;
import dev.daybook.table.ByteBuilder;
import java.io.IOException;
import java.util.Arrays;

/** The rows of one table in a batch: lines of CSV with gaps where ordinals go. */
final class TableBatch {
    private static final int GAP = 3;
    private static final int SOME = GAP << 4;
    private static final int LEAST_ROOM = 1 << 12;

    /** The part by which there may be more than is expected. */
    private static final int MARGIN = 64;

    /** The lines, one after the other. */
    final ByteBuilder lines;

    /** The rows that the source has. */
    long received;

    /** Those of them that are rejected. */
    long quarantined;

    /** The lines. */
    long written;

    /** The occurrences of a distinct table, in the order of the source. */
    final Occurrences occurrences = new Occurrences();

    /** For each column, how many values were converted from another type. */
    final long[] converted;

    /** What was read ahead, for the JIT leaves out a read that nobody uses. */
    long fetched;

    private int[] gaps = new int[GAP << 8];
    private int gapCount;
    private long markedRecord;
    private int markedLength;
    private int markedGaps;
    private int markedOccurrences;
    private long markedReceived;
    private long markedWritten;

    /**
     * Makes an empty batch.
     *
     * @param room the bytes of lines to expect
     */
    TableBatch(PlannedTable table, int room) {
        lines = new ByteBuilder(Math.max(LEAST_ROOM, room + room / MARGIN));
        converted = new long[table.table().columns().size()];
    }

    /**
     * Makes a gap for the digits of an ordinal.
     *
     * @param offset where in the lines the digits are, or will be
     * @param source which ordinals: an anchor, or the occurrences of a distinct table
     * @param number which one of them
     */
    void gap(int offset, int source, int number) {
        if (gapCount == gaps.length) {
            gaps = Arrays.copyOf(gaps, 2 * gaps.length);
        }
        gaps[gapCount++] = offset;
        gaps[gapCount++] = source;
        gaps[gapCount++] = number;
    }

    /** Fills all gaps. */
    void fill(Ordinals ordinals, int digits) {
        for (int i = 0; i < gapCount; i += SOME) {
            fill(i, Math.min(i + SOME, gapCount), ordinals, digits);
        }
        gapCount = 0;
    }

    /** Fills some gaps. Called often, it is compiled long before a loop over all would be. */
    private void fill(int from, int until, Ordinals ordinals, int digits) {
        long read = 0;
        for (int i = from; i < until; i += GAP) {
            read += lines.array()[gaps[i]];
        }
        fetched = read;
        for (int i = from; i < until; i += GAP) {
            lines.setPadded(gaps[i], ordinals.of(gaps[i + 1], gaps[i + 2]), digits);
        }
    }

    /** Fills the gaps whose ordinals are known; the others keep the complement of theirs. */
    void fillKnown(Ordinals ordinals, int digits) {
        int open = 0;
        for (int i = 0; i < gapCount; i += GAP) {
            long ordinal = ordinals.of(gaps[i + 1], gaps[i + 2]);
            if (ordinal < 0) {
                gaps[open++] = gaps[i];
                gaps[open++] = gaps[i + 1];
                gaps[open++] = (int) ~ordinal;
            } else {
                lines.setPadded(gaps[i], ordinal, digits);
            }
        }
        gapCount = open;
    }

    /** Takes out of the lines of a distinct table those that are not loaded, gaps included. */
    void dropLines() {
        if (occurrences.haveLines()) {
            return;
        }
        int end = 0;
        int next = 0;
        int kept = 0;
        long loaded = 0;
        for (int i = 0; i < occurrences.size(); i++) {
            if (occurrences.hasLine(i)) {
                int start = occurrences.start(i);
                for (; next < gapCount && gaps[next] < occurrences.end(i); next += GAP) {
                    if (gaps[next] >= start) {
                        moveGap(next, kept, end - start);
                        kept += GAP;
                    }
                }
                end = move(start, occurrences.end(i), end);
                loaded++;
            }
        }
        gapCount = kept;
        lines.truncate(end);
        written = loaded;
    }

    /** Moves the lines between two places towards the start and returns where they end there. */
    int move(int from, int until, int to) {
        if (to < from) {
            lines.move(from, until - from, to);
        }
        return to + until - from;
    }

    private void moveGap(int from, int to, int distance) {
        gaps[to] = gaps[from] + distance;
        gaps[to + 1] = gaps[from + 1];
        gaps[to + 2] = gaps[from + 2];
    }

    /** Notes the gaps that are open. */
    void noteGaps(SpillFile notes) throws IOException {
        notes.writeNumber(gapCount);
        for (int i = 0; i < gapCount; i++) {
            notes.writeNumber(gaps[i] - (i < GAP ? 0 : gaps[i - GAP]));
        }
    }

    /** Reads the gaps that were noted of other lines. */
    void readGaps(SpillFile notes) throws IOException {
        gapCount = (int) notes.readNumber();
        gaps = gaps.length < gapCount ? new int[gapCount] : gaps;
        for (int i = 0; i < gapCount; i++) {
            gaps[i] = (int) notes.readNumber() + (i < GAP ? 0 : gaps[i - GAP]);
        }
    }

    /** Notes what was there before a record, for {@link #undo}, unless that was done. */
    void mark(long record) {
        if (record == markedRecord) {
            return;
        }
        markedRecord = record;
        markedLength = lines.length();
        markedGaps = gapCount;
        markedReceived = received;
        markedWritten = written;
        markedOccurrences = occurrences.size();
    }

    /** Takes back what a record has added: rows that were written, and no others. */
    void undo(long record) {
        if (record != markedRecord) {
            return;
        }
        lines.truncate(markedLength);
        gapCount = markedGaps;
        received = markedReceived;
        written = markedWritten;
        occurrences.truncate(markedOccurrences);
    }

    void clear() {
        lines.truncate(0);
        received = 0;
        quarantined = 0;
        written = 0;
        gapCount = 0;
        occurrences.clear();
        Arrays.fill(converted, 0);
    }
}
