package dev.daybook.validate.cells;

import java.util.Arrays;

/** Different numbers of 64 bits, none of them zero, up to a bound. */
final class Hashes {
    private static final int LEAST_SLOTS = 1 << 10;

    private final int mostSlots;

    /** Zero is a free slot. */
    private long[] slots = new long[LEAST_SLOTS];

    private int size;

    /**
     * Makes an empty set.
     *
     * @param mostSlots a power of two; three quarters of them can be taken
     */
    Hashes(int mostSlots) {
        this.mostSlots = mostSlots;
    }

    boolean contains(long hash) {
        return slots[slot(slots, hash)] == hash;
    }

    /** Adds a number that is not there; returns whether there was room for it. */
    boolean add(long hash) {
        if (4L * size >= 3L * slots.length && !grow()) {
            return false;
        }
        slots[slot(slots, hash)] = hash;
        size++;
        return true;
    }

    /** Forgets all numbers; the memory for them is kept. */
    void clear() {
        Arrays.fill(slots, 0);
        size = 0;
    }

    /** Returns the slot in which a number is, or would be. */
    private static int slot(long[] slots, long hash) {
        int mask = slots.length - 1;
        int at = (int) hash & mask;
        while (slots[at] != 0 && slots[at] != hash) {
            at = (at + 1) & mask;
        }
        return at;
    }

    private boolean grow() {
        if (slots.length >= mostSlots) {
            return false;
        }
        long[] larger = new long[2 * slots.length];
        for (long hash : slots) {
            if (hash != 0) {
                larger[slot(larger, hash)] = hash;
            }
        }
        slots = larger;
        return true;
    }
}
