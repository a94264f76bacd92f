package dev.daybook.flatten;

import java.util.Arrays;

/**
 * Knows the first occurrence of every row of a distinct table, by a 128-bit hash of the typed
 * values that make rows equal. With a hundred million different rows the chance that two of them
 * share a hash is below one in 10^22.
 *
 * <p>It has a budget: from the first value on that finds no room, none is taken.
 *
 * <p>Open-addressing tables of longs, no object per row. There are many small ones, by the first
 * bits of the hash, for one large one would need three times its size while it grows.
 */
final class DistinctIndex {
    /** Stands for the entry of a value for which there is no room. */
    static final int NONE = -1;

    private static final int SEGMENT_BITS = 8;
    private static final int FIRST_CAPACITY = 16;
    private static final int HIGH = 0;
    private static final int LOW = 1;
    private static final int ORDINAL = 2;
    private static final int OTHERS = 3;
    private static final long LOADED = 1L << 62;

    private final long[][] segments = new long[1 << SEGMENT_BITS][];
    private final int[] sizes = new int[1 << SEGMENT_BITS];
    private final int width;
    private final long budget;
    private long[] entries;
    private long room;
    private boolean isFull;

    /**
     * Makes an empty index.
     *
     * @param keepsOthers whether the hash of the columns that do not count is kept
     * @param budget the bytes that the entries may take; a few find room in any case
     */
    DistinctIndex(boolean keepsOthers, long budget) {
        width = keepsOthers ? OTHERS + 1 : OTHERS;
        this.budget = budget;
        entries = new long[width];
        begin();
    }

    private void begin() {
        // One free slot, in which nothing is found and nothing put.
        Arrays.fill(segments, new long[width]);
        room = Math.max(budget / Long.BYTES, (long) FIRST_CAPACITY * width);
        isFull = false;
    }

    /**
     * Finds the entry of some values or makes one.
     *
     * @param high the first half of the hash of the values
     * @param low the second half
     * @param ordinal of the row, which becomes the first occurrence where there is none
     * @param others a hash of the columns that do not count
     * @return the entry, valid until the next call, or {@link #NONE}
     */
    int find(long high, long low, long ordinal, long others) {
        int segment = (int) (high >>> (Long.SIZE - SEGMENT_BITS));
        boolean hasRoom = makeRoom(segment);
        int at = slot(high, low);
        if (entries[at + ORDINAL] == 0) {
            isFull |= !hasRoom;
            if (isFull) {
                return NONE;
            }
            entries[at + HIGH] = high;
            entries[at + LOW] = low;
            entries[at + ORDINAL] = ordinal;
            keepOthers(at, others);
            sizes[segment]++;
        }
        return at;
    }

    private void keepOthers(int entry, long others) {
        if (width > OTHERS) {
            entries[entry + OTHERS] = others;
        }
    }

    /** Returns the ordinal of the first occurrence. */
    long ordinal(int entry) {
        return entries[entry + ORDINAL] & ~LOADED;
    }

    /** Returns whether an occurrence is in the table. */
    boolean isLoaded(int entry) {
        return (entries[entry + ORDINAL] & LOADED) != 0;
    }

    /** Says that an occurrence is in the table now, with a hash of its other columns. */
    void load(int entry, long others) {
        entries[entry + ORDINAL] |= LOADED;
        keepOthers(entry, others);
    }

    /** Forgets all values and frees their memory. */
    void clear() {
        Arrays.fill(sizes, 0);
        entries = new long[width];
        begin();
    }

    /** Adds all values to a filter. */
    void addTo(BloomFilter filter) {
        for (long[] segment : segments) {
            for (int at = 0; at < segment.length; at += width) {
                if (segment[at + ORDINAL] != 0) {
                    filter.add(segment[at + HIGH], segment[at + LOW]);
                }
            }
        }
    }

    /** Returns the bytes of the budget that no entry has taken, nor will take once one got none. */
    long room() {
        return room * Long.BYTES;
    }

    /** Returns whether the loaded occurrence has other values in the columns that do not count. */
    boolean isConflicting(int entry, long others) {
        return width > OTHERS && entries[entry + OTHERS] != others;
    }

    /**
     * Makes a segment the current one, with room for one more entry if there is budget for it: at
     * most three in four slots are taken.
     */
    private boolean makeRoom(int segment) {
        entries = segments[segment];
        int capacity = entries.length / width;
        return 4 * (sizes[segment] + 1) <= 3 * capacity
                || (!isFull && grow(segment, Math.max(FIRST_CAPACITY, 2 * capacity)));
    }

    private int slot(long high, long low) {
        int capacity = entries.length / width;
        int at = (int) (((low & 0xFFFFFFFFL) * capacity) >>> Integer.SIZE);
        while (entries[at * width + ORDINAL] != 0
                && (entries[at * width + HIGH] != high || entries[at * width + LOW] != low)) {
            at = at + 1 == capacity ? 0 : at + 1;
        }
        return at * width;
    }

    private boolean grow(int segment, int capacity) {
        long[] old = entries;
        int length = Math.multiplyExact(capacity, width);
        // The one free slot of the beginning is shared, and so small that it does not count.
        if (length - old.length > room) {
            return false;
        }
        room -= length - old.length;
        entries = new long[length];
        for (int from = 0; from < old.length; from += width) {
            if (old[from + ORDINAL] != 0) {
                int to = slot(old[from + HIGH], old[from + LOW]);
                System.arraycopy(old, from, entries, to, width);
            }
        }
        segments[segment] = entries;
        return true;
    }
}
