package dev.daybook.validate.cells;

import dev.daybook.partition.SpillFile;
import dev.daybook.partition.SpillFolder;
import dev.daybook.partition.SpillPartitions;
import dev.daybook.table.EightBytes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

/**
 * Values of which no two have the same hash, and so no two are the same. Holds 64 bits of each in
 * memory, up to a bound. Those of further values go over the disk, into partitions by their first
 * bits, which are looked at one by one after the last value.
 */
public final class DistinctTest implements CellTest {
    private static final long FACTOR = 0x9E3779B97F4A7C15L;
    private static final int PARTITION_BITS = 6;

    /** In memory: of the first values, and at the end of those in a partition. */
    private final Hashes known;

    private final SpillPartitions partitions;

    /** Once it was asked for. */
    private Optional<Boolean> areSoundTogether = Optional.empty();

    /**
     * Makes the test of an empty column.
     *
     * @param mostSlots of eight bytes, in memory and then for each partition: a power of two; three
     *     quarters of them can be taken
     * @param folder takes what finds no room
     */
    public DistinctTest(int mostSlots, SpillFolder folder) {
        partitions = new SpillPartitions(folder, 1 << PARTITION_BITS);
        known = new Hashes(mostSlots);
    }

    /**
     * Looks at a value.
     *
     * @throws UncheckedIOException if the disk takes no more
     */
    @Override
    public boolean isSound(byte[] bytes, int from, int to) {
        long hash = hash(bytes, from, to);
        if (hash == 0 || known.contains(hash)) {
            return false;
        }
        if (!known.add(hash)) {
            spill(hash);
        }
        return true;
    }

    private void spill(long hash) {
        int number = (int) (hash >>> (Long.SIZE - PARTITION_BITS));
        try {
            partitions.file(number).writeLong(hash);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public boolean areSoundTogether() {
        if (areSoundTogether.isEmpty()) {
            areSoundTogether = Optional.of(areSpilledDifferent());
        }
        return areSoundTogether.get();
    }

    private boolean areSpilledDifferent() {
        try {
            for (Optional<SpillFile> partition : partitions.files()) {
                if (partition.isPresent() && !areDifferent(partition.get())) {
                    return false;
                }
            }
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** More than there is room for are not known to be different. */
    private boolean areDifferent(SpillFile partition) throws IOException {
        known.clear();
        try (partition) {
            partition.rewind();
            while (partition.hasNext()) {
                long hash = partition.readLong();
                if (known.contains(hash) || !known.add(hash)) {
                    return false;
                }
            }
        }
        return true;
    }

    private static long hash(byte[] bytes, int from, int to) {
        long hash = FACTOR + to - from;
        int at = from;
        for (; at <= to - Long.BYTES; at += Long.BYTES) {
            hash = mixed(hash, EightBytes.at(bytes, at));
        }
        for (; at < to; at++) {
            hash = mixed(hash, bytes[at]);
        }
        return hash ^ (hash >>> 32);
    }

    private static long mixed(long hash, long word) {
        long mixed = (hash ^ word) * FACTOR;
        return mixed ^ (mixed >>> 29);
    }
}
