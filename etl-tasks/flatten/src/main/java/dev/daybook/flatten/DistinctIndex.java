package dev.daybook.flatten;

/**
 * Knows the first occurrence of every row of a distinct table, by a 128-bit hash of the typed
 * values that make rows equal. With a hundred million different rows the chance that two of them
 * share a hash is below one in 10^22.
 *
 * <p>Open-addressing tables of longs, no object per row. There are many small ones, by the first
 * bits of the hash, for one large one would need two and a half times its size while it grows.
 */
final class DistinctIndex {
    private static final int SEGMENT_BITS = 8;
    private static final int FIRST_CAPACITY = 16;
    private static final int HIGH = 0;
    private static final int LOW = 1;
    private static final int ORDINAL = 2;
    private static final int OTHERS = 3;
    private static final long LOADED = 1L << 62;

    private final long[][] segments = new long[1 << SEGMENT_BITS][0];
    private final int[] sizes = new int[1 << SEGMENT_BITS];
    private final int width;
    private long[] entries = new long[0];

    /**
     * Makes an empty index.
     *
     * @param keepsOthers whether the hash of the columns that do not count is kept
     */
    DistinctIndex(boolean keepsOthers) {
        width = keepsOthers ? OTHERS + 1 : OTHERS;
    }

    /**
     * Finds the entry of some values or makes one.
     *
     * @param high the first half of the hash of the values
     * @param low the second half
     * @param ordinal of the row, which becomes the first occurrence where there is none
     * @param others a hash of the columns that do not count
     * @return the entry, valid until the next call
     */
    int find(long high, long low, long ordinal, long others) {
        int segment = (int) (high >>> (Long.SIZE - SEGMENT_BITS));
        makeRoom(segment);
        int at = slot(high, low);
        if (entries[at + ORDINAL] == 0) {
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

    /** Returns whether the loaded occurrence has other values in the columns that do not count. */
    boolean isConflicting(int entry, long others) {
        return width > OTHERS && entries[entry + OTHERS] != others;
    }

    /** Makes a segment the current one, with room for one more entry: at most three in four. */
    private void makeRoom(int segment) {
        entries = segments[segment];
        int capacity = entries.length / width;
        if (4 * (sizes[segment] + 1) > 3 * capacity) {
            grow(entries, Math.max(FIRST_CAPACITY, capacity + capacity / 2));
            segments[segment] = entries;
        }
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

    private void grow(long[] old, int capacity) {
        entries = new long[Math.multiplyExact(capacity, width)];
        for (int from = 0; from < old.length; from += width) {
            if (old[from + ORDINAL] != 0) {
                int to = slot(old[from + HIGH], old[from + LOW]);
                System.arraycopy(old, from, entries, to, width);
            }
        }
    }
}
