package dev.daybook.flatten;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * Decides on the occurrences in a distinct table, which must come in the order of the source: what
 * the first like each was, and whether its line stays.
 *
 * <p>The occurrences of a value for which the index has no room wait in one of some partitions, by
 * the hash of the value. When all have come, each partition is decided in the same way, with
 * partitions of its own if need be. A value is in the index or in a partition, never in both, so
 * the outcomes are those of an index without a bound.
 */
final class DistinctDecision {
    private static final int PARTITION_BITS = 5;
    private static final int PARTITIONS = 1 << PARTITION_BITS;

    /** The bits below choose the slot in the index. */
    private static final int FIRST_BIT = 32;

    private final SpillFolder folder;
    private final boolean hasOthers;
    private final long budget;
    private final int shift;
    private final List<Optional<SpillFile>> partitions = new ArrayList<>();
    private DistinctIndex index;
    private long deduplicated;
    private long conflicting;

    /**
     * Makes a decision on nothing yet.
     *
     * @param folder takes what does not fit into the index
     * @param hasOthers whether rows have columns that do not make them different
     * @param budget of the index, in bytes
     */
    DistinctDecision(SpillFolder folder, boolean hasOthers, long budget) {
        this(folder, hasOthers, budget, FIRST_BIT);
    }

    private DistinctDecision(SpillFolder folder, boolean hasOthers, long budget, int shift) {
        this.folder = folder;
        this.hasOthers = hasOthers;
        this.budget = budget;
        this.shift = shift;
        index = new DistinctIndex(hasOthers, budget);
    }

    /**
     * Decides on the next occurrence.
     *
     * @param high the first half of the hash of its values
     * @param low the second half
     * @param others a hash of the columns that do not count
     * @param alone its outcome if there were no other like it
     * @return its {@link Outcome}, or the complement of the number of the partition in which it
     *     waits
     */
    long decide(long high, long low, long others, long alone) throws IOException {
        int entry = index.find(high, low, Outcome.ordinal(alone), others);
        if (entry == DistinctIndex.NONE) {
            int number = (int) (low >>> shift) & (PARTITIONS - 1);
            SpillFile partition = partition(number);
            partition.writeLong(high);
            partition.writeLong(low);
            partition.writeNumber(others);
            partition.writeNumber(alone);
            return ~number;
        }
        boolean hasLine = Outcome.isLoaded(alone);
        boolean isLoaded = hasLine && !index.isLoaded(entry);
        if (isLoaded) {
            index.load(entry, others);
        } else if (hasLine) {
            deduplicated++;
            conflicting += index.isConflicting(entry, others) ? 1 : 0;
        }
        return Outcome.of(index.ordinal(entry), isLoaded);
    }

    private SpillFile partition(int number) throws IOException {
        if (partitions.isEmpty()) {
            partitions.addAll(Collections.nCopies(PARTITIONS, Optional.empty()));
        }
        if (partitions.get(number).isEmpty()) {
            partitions.set(number, Optional.of(folder.newFile()));
        }
        return partitions.get(number).get();
    }

    /**
     * Decides on the occurrences that wait, after all have come.
     *
     * @param course what {@link #decide} has returned, as much of it as is asked for again; is
     *     closed
     * @return the same with the outcomes of those that waited
     */
    SpillFile settle(SpillFile course) throws IOException {
        course.rewind();
        if (partitions.isEmpty()) {
            return course;
        }
        index = new DistinctIndex(hasOthers, 0);
        List<Optional<SpillFile>> settled = new ArrayList<>();
        for (Optional<SpillFile> partition : partitions) {
            settled.add(
                    partition.isPresent()
                            ? Optional.of(settlePartition(partition.get()))
                            : Optional.empty());
        }
        SpillFile outcomes = folder.newFile();
        while (course.hasNext()) {
            long decided = course.readNumber();
            outcomes.writeNumber(
                    decided < 0 ? settled.get((int) ~decided).orElseThrow().readNumber() : decided);
        }
        course.close();
        for (Optional<SpillFile> partition : settled) {
            if (partition.isPresent()) {
                partition.get().close();
            }
        }
        outcomes.rewind();
        return outcomes;
    }

    private SpillFile settlePartition(SpillFile partition) throws IOException {
        DistinctDecision decision =
                new DistinctDecision(folder, hasOthers, budget, shift + PARTITION_BITS);
        SpillFile course = folder.newFile();
        partition.rewind();
        while (partition.hasNext()) {
            long high = partition.readLong();
            long low = partition.readLong();
            long others = partition.readNumber();
            long alone = partition.readNumber();
            course.writeNumber(decision.decide(high, low, others, alone));
        }
        partition.close();
        SpillFile outcomes = decision.settle(course);
        deduplicated += decision.deduplicated;
        conflicting += decision.conflicting;
        return outcomes;
    }

    /** Returns how many had a line that does not stay. */
    long deduplicated() {
        return deduplicated;
    }

    /** Returns how many of those have other values in the columns that do not count. */
    long conflicting() {
        return conflicting;
    }
}
