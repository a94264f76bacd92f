package dev.daybook.validate.cells;

import dev.daybook.table.EightBytes;

/**
 * Values of which no two have the same hash, and so no two are the same. Holds 64 bits of each, up
 * to a bound; then nothing is certain any more.
 */
public final class DistinctTest implements CellTest {
    private static final long FACTOR = 0x9E3779B97F4A7C15L;
    private static final int LEAST_SLOTS = 1 << 10;

    private final int mostSlots;
    private long[] slots = new long[LEAST_SLOTS];
    private int size;

    /**
     * Makes the test of an empty column.
     *
     * @param mostSlots a power of two; three quarters of them can be taken
     */
    public DistinctTest(int mostSlots) {
        this.mostSlots = mostSlots;
    }

    @Override
    public boolean isSound(byte[] bytes, int from, int to) {
        if (4L * size >= 3L * slots.length && !grow()) {
            slots = new long[LEAST_SLOTS];
            return false;
        }
        size++;
        return add(slots, hash(bytes, from, to));
    }

    /** Zero is a free slot. */
    private static boolean add(long[] slots, long hash) {
        int mask = slots.length - 1;
        int at = (int) hash & mask;
        while (slots[at] != 0) {
            if (slots[at] == hash) {
                return false;
            }
            at = (at + 1) & mask;
        }
        slots[at] = hash;
        return hash != 0;
    }

    private boolean grow() {
        if (slots.length >= mostSlots) {
            return false;
        }
        long[] larger = new long[2 * slots.length];
        for (long hash : slots) {
            if (hash != 0) {
                add(larger, hash);
            }
        }
        slots = larger;
        return true;
    }

    private static long hash(byte[] bytes, int from, int to) {
        long hash = FACTOR + to - from;
        int at = from;
        for (; at <= to - Long.BYTES; at += Long.BYTES) {
            hash = mixed(hash, EightBytes.at(bytes, at));
        }
        for (; at < to; at++) {
            hash = mixed(hash, bytes[at]);
        }
        return hash ^ (hash >>> 32);
    }

    private static long mixed(long hash, long word) {
        long mixed = (hash ^ word) * FACTOR;
        return mixed ^ (mixed >>> 29);
    }
}
