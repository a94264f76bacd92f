package dev.daybook.flatten;

import dev.daybook.partition.SpillFile;
import dev.daybook.partition.SpillFolder;
import dev.daybook.partition.SpillPartitions;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Decides on the occurrences in a distinct table, which must come in the order of the source: what
 * the first like each was, and whether its line stays.
 *
 * <p>The occurrences of a value for which the index has no room go into one of some partitions, by
 * the hash of the value. One that is certainly the first like it has its outcome all the same; the
 * others wait. When all have come, each partition is decided in the same way, with partitions of
 * its own if need be. A value is in the index or in a partition, never in both, so the outcomes are
 * those of an index without a bound.
 */
final class DistinctDecision {
    private static final int PARTITION_BITS = 7;

    /** For the partitions of a partition: few, for each is a file. */
    private static final int INNER_BITS = 3;

    /** Hash, hash of the columns that do not count, outcome if alone. */
    private static final int RECORD_LONGS = 4;

    /** The part of the budget for the index; the filter has the others, and what that leaves. */
    private static final int INDEX_SHARE = 3;

    /** A search of a partition takes about a millisecond. */
    private static final int MOST_SEARCHES = 1000;

    /** The bits below choose the slot in the index. */
    private static final int FIRST_BIT = 32;

    /** What became of a partition; of the occurrences that waited their outcomes. */
    private record Settled(SpillFile outcomes, long deduplicated, long conflicting) {}

    private final SpillFolder folder;
    private final boolean hasOthers;
    private final long budget;
    private final long indexBudget;
    private final int threads;
    private final int shift;
    private final int bits;
    private final DistinctIndex index;
    private final SpillPartitions partitions;

    /** Of all values, once one has found no room in the index. */
    private Optional<BloomFilter> filter = Optional.empty();

    private int searches;
    private boolean hasWaiting;
    private long spilled;
    private long deduplicated;
    private long conflicting;

    /**
     * Makes a decision on nothing yet.
     *
     * @param folder takes what does not fit into the index
     * @param hasOthers whether rows have columns that do not make them different
     * @param budget of the index and what belongs to it, in bytes
     * @param threads that decide on what waits, partition by partition
     */
    DistinctDecision(SpillFolder folder, boolean hasOthers, long budget, int threads) {
        this.folder = folder;
        this.hasOthers = hasOthers;
        this.budget = budget;
        this.threads = threads;
        shift = FIRST_BIT;
        bits = PARTITION_BITS;
        partitions = new SpillPartitions(folder, 1 << bits);
        indexBudget = budget / INDEX_SHARE;
        index = new DistinctIndex(hasOthers, indexBudget);
    }

    /** Makes the decision on a partition of another one. */
    private DistinctDecision(DistinctDecision whole) {
        folder = whole.folder;
        hasOthers = whole.hasOthers;
        budget = whole.budget / whole.threads;
        threads = 1;
        shift = whole.shift + whole.bits;
        bits = INNER_BITS;
        partitions = new SpillPartitions(folder, 1 << bits);
        // Of a partition mostly all values find room, so that there is no filter.
        indexBudget = budget - budget / INDEX_SHARE;
        index = new DistinctIndex(hasOthers, indexBudget);
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
        return decide(high, low, others, alone, true);
    }

    /** Prepares the decisions on some occurrences that come next. */
    void expect(Occurrences occurrences, int from, int until) {
        if (filter.isPresent()) {
            for (int i = from; i < until; i++) {
                filter.get().fetch(occurrences.high(i));
            }
        }
    }

    /** The outcome of an occurrence for which nobody asks is known already: it can't wait. */
    private long decide(long high, long low, long others, long alone, boolean isAsked)
            throws IOException {
        // Most of what finds no room is new, and looked for nowhere else.
        if (filter.isPresent() && filter.get().add(high, low)) {
            spill(high, low, others, alone, false);
            return alone;
        }
        int entry = index.find(high, low, Outcome.ordinal(alone), others);
        if (entry == DistinctIndex.NONE) {
            return spillUnknown(high, low, others, alone, isAsked);
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

    /** Spills an occurrence of a value of which it is not known whether it was spilled before. */
    private long spillUnknown(long high, long low, long others, long alone, boolean isAsked)
            throws IOException {
        boolean isFirst = shift == FIRST_BIT && isFirst(high, low);
        spill(high, low, others, alone, isAsked && !isFirst);
        return isFirst ? alone : ~number(low);
    }

    /**
     * Returns whether a value that is not in the index is certainly in no partition. Of the few
     * that the filter does not know to be new each is searched for while none waits: from the first
     * that does, lines are written twice.
     */
    private boolean isFirst(long high, long low) throws IOException {
        if (filter.isEmpty()) {
            BloomFilter all = new BloomFilter(budget - indexBudget + index.room());
            index.addTo(all);
            filter = Optional.of(all);
            if (all.add(high, low)) {
                return true;
            }
        }
        searches++;
        return !hasWaiting
                && searches <= MOST_SEARCHES
                && !partitions.file(number(low)).hasRecord(RECORD_LONGS, high, low);
    }

    private void spill(long high, long low, long others, long alone, boolean waits)
            throws IOException {
        SpillFile partition = partitions.file(number(low));
        partition.writeLongs(high, low, others, (alone << 1) | (waits ? 1 : 0));
        hasWaiting |= waits;
        spilled++;
    }

    private int number(long low) {
        return (int) (low >>> shift) & ((1 << bits) - 1);
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
        if (!hasWaiting) {
            return course;
        }
        filter = Optional.empty();
        index.clear();
        List<Optional<Settled>> settled = settlePartitions();
        SpillFile outcomes = folder.newFile();
        while (course.hasNext()) {
            long decided = course.readNumber();
            outcomes.writeNumber(
                    decided < 0
                            ? settled.get((int) ~decided).orElseThrow().outcomes.readNumber()
                            : decided);
        }
        course.close();
        for (Optional<Settled> partition : settled) {
            if (partition.isPresent()) {
                partition.get().outcomes.close();
                deduplicated += partition.get().deduplicated;
                conflicting += partition.get().conflicting;
            }
        }
        outcomes.rewind();
        return outcomes;
    }

    private List<Optional<Settled>> settlePartitions() throws IOException {
        List<Optional<Settled>> settled = new ArrayList<>();
        if (threads == 1) {
            for (Optional<SpillFile> partition : partitions.files()) {
                settled.add(settlePartition(partition));
            }
            return settled;
        }
        try (InOrder<Optional<Settled>> work = new InOrder<>(threads, settled::add)) {
            work.useAllThreads();
            for (Optional<SpillFile> partition : partitions.files()) {
                work.add(() -> settlePartition(partition));
            }
            work.finish();
        }
        return settled;
    }

    private Optional<Settled> settlePartition(Optional<SpillFile> partition) throws IOException {
        return partition.isPresent()
                ? Optional.of(settlePartition(partition.get()))
                : Optional.empty();
    }

    private Settled settlePartition(SpillFile partition) throws IOException {
        DistinctDecision decision = new DistinctDecision(this);
        SpillFile course = folder.newFile();
        partition.rewind();
        while (partition.hasNext()) {
            long high = partition.readLong();
            long low = partition.readLong();
            long others = partition.readLong();
            long alone = partition.readLong();
            boolean waits = (alone & 1) != 0;
            long decided = decision.decide(high, low, others, alone >> 1, waits);
            if (waits) {
                course.writeNumber(decided);
            }
        }
        partition.close();
        SpillFile outcomes = decision.settle(course);
        return new Settled(outcomes, decision.deduplicated, decision.conflicting);
    }

    /** Returns how many have found no room in the index. */
    long spilled() {
        return spilled;
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
