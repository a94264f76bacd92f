package dev.daybook.flatten;

import com.dynatrace.hash4j.hashing.HashValue128;
import com.dynatrace.hash4j.hashing.Hasher128;
import com.dynatrace.hash4j.hashing.Hashing;
import dev.daybook.table.ByteBuilder;

/**
 * Knows the first occurrence of every row of a distinct table, by a 128-bit hash of the typed
 * values that make rows equal (XXH3, seedless). With a hundred million different rows the chance
 * that two of them share a hash is below one in 10^22.
 *
 * <p>An open-addressing table of four words an entry: no object per row.
 */
final class DistinctIndex {
    private static final int WIDTH = 4;
    private static final int HIGH = 0;
    private static final int LOW = 1;
    private static final int ORDINAL = 2;
    private static final int OTHERS = 3;
    private static final long LOADED = 1L << 62;

    private final Hasher128 hasher = Hashing.xxh3_128();
    private long[] entries = new long[WIDTH << 10];
    private int size;

    /**
     * Finds the entry of some values or makes one.
     *
     * @param values the typed values, with their columns kept apart
     * @param ordinal of the row, which becomes the first occurrence where there is none
     * @param others a hash of the columns that do not count
     * @return the entry, valid until the next call
     */
    int find(ByteBuilder values, long ordinal, long others) {
        HashValue128 hash = hasher.hashBytesTo128Bits(values.array(), 0, values.length());
        if (2 * (size + 1) > entries.length / WIDTH) {
            grow();
        }
        int at = slot(hash.getMostSignificantBits(), hash.getLeastSignificantBits());
        if (entries[at + ORDINAL] == 0) {
            entries[at + HIGH] = hash.getMostSignificantBits();
            entries[at + LOW] = hash.getLeastSignificantBits();
            entries[at + ORDINAL] = ordinal;
            entries[at + OTHERS] = others;
            size++;
        }
        return at;
    }

    /** Returns a hash of bytes for {@code others}. */
    long hash(ByteBuilder values) {
        return hasher.hashBytesToLong(values.array(), 0, values.length());
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
        entries[entry + OTHERS] = others;
    }

    /** Returns whether the loaded occurrence has other values in the columns that do not count. */
    boolean isConflicting(int entry, long others) {
        return entries[entry + OTHERS] != others;
    }

    private int slot(long high, long low) {
        int mask = entries.length / WIDTH - 1;
        int at = (int) low & mask;
        while (entries[at * WIDTH + ORDINAL] != 0
                && (entries[at * WIDTH + HIGH] != high || entries[at * WIDTH + LOW] != low)) {
            at = (at + 1) & mask;
        }
        return at * WIDTH;
    }

    private void grow() {
        long[] old = entries;
        entries = new long[Math.multiplyExact(old.length, 2)];
        for (int from = 0; from < old.length; from += WIDTH) {
            if (old[from + ORDINAL] != 0) {
                int to = slot(old[from + HIGH], old[from + LOW]);
                System.arraycopy(old, from, entries, to, WIDTH);
            }
        }
    }
}
