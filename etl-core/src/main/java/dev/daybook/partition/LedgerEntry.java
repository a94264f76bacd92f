package dev.daybook.partition;

/**
 * The counts of one table that must balance.
 *
 * @param table its name
 * @param elements the elements of the last list on the row path, whatever they hold
 * @param received of them, those with a row: a value that is there and is not null
 * @param loaded rows in the table
 * @param quarantined rows in quarantine
 * @param deduplicated rows that equal one which stands for them
 * @param conflicting of the deduplicated, those that differ in a column that does not count
 */
public record LedgerEntry(
        String table,
        long elements,
        long received,
        long loaded,
        long quarantined,
        long deduplicated,
        long conflicting) {

    /** Returns the elements without a row. */
    public long absent() {
        return elements - received;
    }

    /** Returns whether every row that came in is accounted for. */
    public boolean isBalanced() {
        return received == loaded + quarantined + deduplicated
                && absent() >= 0
                && conflicting <= deduplicated;
    }
}
