package dev.daybook.flatten;

/**
 * Why a row is in quarantine. It never holds a value.
 *
 * @param column the column, or the path of a list, that it is about; empty for the row itself
 * @param code a word: one of {@link dev.daybook.table.Conversion}, or one of those below
 */
record Reason(String column, String code) {
    /** A required value is null or not there. */
    static final String MISSING = "missing";

    /** The row that a foreign key refers to is rejected. */
    static final String REFERENCE_REJECTED = "referenceRejected";

    /** A row that belongs to this one is rejected, and the contract rejects this one with it. */
    static final String CHILD_REJECTED = "childRejected";

    /** Every row that refers to this one is rejected. */
    static final String REFERRERS_REJECTED = "referrersRejected";

    /** Returns whether the row's own values are sound. */
    boolean isOfAnotherRow() {
        return code.equals(REFERENCE_REJECTED)
                || code.equals(CHILD_REJECTED)
                || code.equals(REFERRERS_REJECTED);
    }
}
