package dev.daybook.validate;

import dev.daybook.contract.Contract;
import dev.daybook.partition.Partition;
import dev.daybook.validate.cells.KeySet;

/**
 * The keys of a partition that a reading can remember.
 *
 * @param first the least key
 * @param range how many keys from the first on
 */
record KeySets(long first, int range) {
    /** Eight megabytes a column. */
    private static final int MOST = 1 << 26;

    /** Returns the keys that a contract allows, as far as they can be remembered. */
    static KeySets of(Contract contract, Partition partition) {
        double all = Math.pow(10, contract.keyDigits()) - 1;
        long first = KeyChecks.firstKey(contract, partition);
        return new KeySets(first, (int) Math.min(MOST, all));
    }

    /** Returns an empty set. */
    KeySet empty() {
        return new KeySet(first, range);
    }
}
