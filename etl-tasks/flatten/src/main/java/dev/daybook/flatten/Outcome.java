package dev.daybook.flatten;

/** What becomes of an occurrence in a distinct table, as one number that is not negative. */
final class Outcome {
    private Outcome() {}

    /**
     * Returns the outcome.
     *
     * @param ordinal of the first occurrence that was like it
     * @param isLoaded whether its line stays in the table
     */
    static long of(long ordinal, boolean isLoaded) {
        return ordinal << 1 | (isLoaded ? 1 : 0);
    }

    static long ordinal(long outcome) {
        return outcome >> 1;
    }

    static boolean isLoaded(long outcome) {
        return (outcome & 1) != 0;
    }
}
