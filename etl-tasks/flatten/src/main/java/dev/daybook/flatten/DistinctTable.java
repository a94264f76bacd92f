package dev.daybook.flatten;

import dev.daybook.partition.SpillFile;
import dev.daybook.partition.SpillFolder;
import java.io.IOException;
import java.util.Optional;

/** The rows of one distinct table: which occurrence is loaded, with what key. */
final class DistinctTable {
    /** As many as a processor waits for at once, about. */
    private static final int EXPECTED = 16;

    private final SpillFolder folder;
    private final DistinctDecision decision;

    /** The partitions in which occurrences wait, in the order of the source, once one does. */
    private Optional<SpillFile> waiting = Optional.empty();

    /** Those of the batch. */
    private int waitingHere;

    /**
     * Makes an empty table.
     *
     * @param folder takes what does not fit into the budget
     * @param hasOthers whether rows have columns that do not make them different
     * @param budget the bytes that its index may take
     * @param threads that decide on what waits
     */
    DistinctTable(SpillFolder folder, boolean hasOthers, long budget, int threads) {
        this.folder = folder;
        decision = new DistinctDecision(folder, hasOthers, budget, threads);
    }

    /**
     * Decides on the occurrences of the next batch: takes the lines of those that are not loaded,
     * and gives each the ordinal of the first that was like it. One that waits keeps its line, and
     * gets the complement of its number among those of the batch that wait.
     *
     * @param before the elements before the batch
     * @return how many wait
     */
    int decide(TableBatch rows, long before, long[] ordinals) throws IOException {
        Occurrences occurrences = rows.occurrences;
        waitingHere = 0;
        for (int i = 0; i < occurrences.size(); i += EXPECTED) {
            int until = Math.min(i + EXPECTED, occurrences.size());
            decide(occurrences, i, until, before, ordinals);
        }
        return waitingHere;
    }

    /** Decides on some. Called often, it is compiled long before a loop over all would be. */
    private void decide(Occurrences occurrences, int from, int until, long before, long[] ordinals)
            throws IOException {
        decision.expect(occurrences, from, until);
        for (int i = from; i < until; i++) {
            long alone = Outcome.of(before + occurrences.ordinal(i), occurrences.hasLine(i));
            long decided =
                    decision.decide(
                            occurrences.high(i), occurrences.low(i), occurrences.others(i), alone);
            if (decided < 0) {
                await(decided);
                ordinals[i] = ~waitingHere;
                waitingHere++;
            } else {
                ordinals[i] = Outcome.ordinal(decided);
                if (!Outcome.isLoaded(decided)) {
                    occurrences.drop(i);
                }
            }
        }
    }

    private void await(long partition) throws IOException {
        if (waiting.isEmpty()) {
            waiting = Optional.of(folder.newFile());
        }
        waiting.get().writeNumber(partition);
    }

    /** Returns how many went over the disk. */
    long spilled() {
        return decision.spilled();
    }

    /** Decides on all that wait, after the last batch; returns their outcomes in their order. */
    SpillFile settle() throws IOException {
        return decision.settle(waiting.isPresent() ? waiting.get() : folder.newFile());
    }

    long deduplicated() {
        return decision.deduplicated();
    }

    long conflicting() {
        return decision.conflicting();
    }
}
