package dev.daybook.validate;

import dev.daybook.document.Worded;

/** What became of a check. */
enum Outcome implements Worded {
    /** What was expected was found. */
    PASSED("passed"),
    /** Something else was found. */
    FAILED("failed"),
    /** There was nothing to look at. */
    NOT_APPLICABLE("notApplicable"),
    /** The number could not be had, so that nobody knows; as bad as a failure. */
    NOT_EVALUATED("notEvaluated");

    private final String word;

    Outcome(String word) {
        this.word = word;
    }

    @Override
    public String word() {
        return word;
    }

    /** Returns whether the check counts against the tables. */
    boolean isFailure() {
        return this == FAILED || this == NOT_EVALUATED;
    }
}
