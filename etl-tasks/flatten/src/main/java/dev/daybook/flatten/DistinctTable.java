package dev.daybook.flatten;

/**
 * The rows of one distinct table that were seen so far: which occurrence is loaded, with what key.
 */
final class DistinctTable {
    private final DistinctIndex index;
    private long deduplicated;
    private long conflicting;

    /**
     * Makes an empty table.
     *
     * @param hasOthers whether rows have columns that do not make them different
     */
    DistinctTable(boolean hasOthers) {
        index = new DistinctIndex(hasOthers);
    }

    /**
     * Decides on the occurrences of the next batch: leaves the lines of those that are loaded, and
     * gives each the ordinal of the first that was like it.
     *
     * @param before the elements before the batch
     */
    void decide(TableBatch rows, long before, long[] ordinals) {
        Occurrences occurrences = rows.occurrences;
        for (int i = 0; i < occurrences.size(); i++) {
            long others = occurrences.others(i);
            int entry =
                    index.find(
                            occurrences.high(i),
                            occurrences.low(i),
                            before + occurrences.ordinal(i),
                            others);
            ordinals[i] = index.ordinal(entry);
            if (occurrences.hasLine(i)) {
                if (index.isLoaded(entry)) {
                    deduplicated++;
                    conflicting += index.isConflicting(entry, others) ? 1 : 0;
                    occurrences.drop(i);
                } else {
                    index.load(entry, others);
                }
            }
        }
    }

    /** Takes out of the lines of a batch, whose gaps are filled, those that are not loaded. */
    static void compact(TableBatch rows) {
        Occurrences occurrences = rows.occurrences;
        int end = 0;
        long loaded = 0;
        for (int i = 0; i < occurrences.size(); i++) {
            if (occurrences.hasLine(i)) {
                int length = occurrences.end(i) - occurrences.start(i);
                if (end < occurrences.start(i)) {
                    rows.lines.move(occurrences.start(i), length, end);
                }
                end += length;
                loaded++;
            }
        }
        rows.lines.truncate(end);
        rows.written = loaded;
    }

    long deduplicated() {
        return deduplicated;
    }

    long conflicting() {
        return conflicting;
    }
}
