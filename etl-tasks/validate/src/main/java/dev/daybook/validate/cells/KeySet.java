package dev.daybook.validate.cells;

import java.util.BitSet;

/** The keys of a column: whole numbers of one range, one bit for each. */
public final class KeySet {
    private final BitSet keys = new BitSet();
    private final long first;
    private final long last;

    /**
     * Makes an empty set.
     *
     * @param range how many keys from the first on it takes
     */
    public KeySet(long first, int range) {
        this.first = first;
        this.last = first + range - 1;
    }

    /** Returns the test that a value is a key which no other row has. */
    public CellTest distinct() {
        return (bytes, from, to) -> add(bytes, from, to, true);
    }

    /** Returns the test that a value is a key. */
    public CellTest any() {
        return (bytes, from, to) -> add(bytes, from, to, false);
    }

    private boolean add(byte[] bytes, int from, int to, boolean distinct) {
        long key = from == to ? PlainNumber.NONE : PlainNumber.read(bytes, from, to, 0);
        if (key < first || key > last) {
            return false;
        }
        int index = (int) (key - first);
        if (distinct && keys.get(index)) {
            return false;
        }
        keys.set(index);
        return true;
    }

    /** Returns whether all keys are keys of another set, whose range begins at the same one. */
    public boolean isPartOf(KeySet other) {
        BitSet missing = (BitSet) keys.clone();
        missing.andNot(other.keys);
        return first == other.first && missing.isEmpty();
    }
}
