package dev.daybook.validate.cells;

/**
 * Tells whether a value is sound for certain. "No" says nothing: the value may be sound in a way
 * that the test does not know. A test may remember values, so each belongs to one reading.
 */
@FunctionalInterface
public interface CellTest {
    /** Finds every value sound: for what a row has already proved by being one. */
    CellTest NONE = (bytes, from, to) -> true;

    /**
     * Looks at a value that is not null, UTF-8 without U+0000.
     *
     * @param from the index of its first byte
     * @param to the index after its last byte
     */
    boolean isSound(byte[] bytes, int from, int to);

    /** Tells, after the last value, whether all are sound beside each other for certain. */
    default boolean areSoundTogether() {
        return true;
    }
}
