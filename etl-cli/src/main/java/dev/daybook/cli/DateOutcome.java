package dev.daybook.cli;

import dev.daybook.partition.Partition;
import dev.daybook.partition.Stage;

/**
 * What became of a date.
 *
 * @param partition of which day
 * @param last the last stage that ran
 * @param result what became of that stage
 * @param change what became of the published folder
 */
record DateOutcome(Partition partition, Stage last, StageResult result, Change change) {

    /** What became of a published folder. */
    enum Change {
        /** There is a new generation. */
        PUBLISHED("published"),
        /** The same bytes were there. */
        UNCHANGED("unchanged"),
        /** An older generation with the same bytes is current again. */
        RESTORED("an older generation restored");

        private final String words;

        Change(String words) {
            this.words = words;
        }
    }

    /** Returns whether all stages have done their work. */
    boolean isDone() {
        return result.isDone();
    }

    /** Returns the outcome in a few words. */
    String words() {
        if (!isDone()) {
            return last.word() + " failed: " + StageEnd.outcome(result.exitCode());
        }
        return result.quarantined() == 0
                ? change.words
                : change.words + ", " + result.quarantined() + " rows in quarantine";
    }
}
