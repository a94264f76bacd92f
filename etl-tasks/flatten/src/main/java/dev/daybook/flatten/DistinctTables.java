package dev.daybook.flatten;

import dev.daybook.contract.Plan;
import dev.daybook.contract.PlannedTable;
import dev.daybook.partition.SpillFile;
import dev.daybook.partition.SpillFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The distinct tables of a plan. */
final class DistinctTables implements AutoCloseable {
    private final Plan plan;
    private final Ordinals ordinals;
    private final SpillFolder folder;
    private final List<Optional<DistinctTable>> tables = new ArrayList<>();
    private final int[] waiting;

    /**
     * Makes them, empty.
     *
     * @param ordinals gets those of the occurrences in each batch
     * @param budget the bytes that all their indexes may take
     * @param threads that decide on what waits
     * @param path where what does not fit goes
     */
    DistinctTables(Plan plan, Ordinals ordinals, long budget, int threads, Path path) {
        this.plan = plan;
        this.ordinals = ordinals;
        folder = new SpillFolder(path);
        waiting = new int[plan.tables().size()];
        long indexes = plan.tables().stream().filter(table -> table.table().isDistinct()).count();
        for (PlannedTable table : plan.tables()) {
            tables.add(
                    table.table().isDistinct()
                            ? Optional.of(newTable(table, budget / indexes, threads))
                            : Optional.empty());
        }
    }

    private DistinctTable newTable(PlannedTable table, long budget, int threads) {
        return new DistinctTable(folder, DistinctValues.hasOthers(table), budget, threads);
    }

    /**
     * Decides on the occurrences in a batch: before any line is written, for rows of other tables
     * refer to them.
     *
     * @return whether one of them waits
     */
    boolean decide(Batch batch) throws IOException {
        boolean waits = false;
        for (int i = 0; i < waiting.length; i++) {
            if (tables.get(i).isPresent()) {
                TableBatch rows = batch.tables.get(i);
                long before = ordinals.count(plan.tables().get(i).anchor());
                long[] target = ordinals.ofOccurrences(i, rows.occurrences.size());
                waiting[i] = tables.get(i).get().decide(rows, before, target);
                waits |= waiting[i] > 0;
            }
        }
        return waits;
    }

    /** Returns how many occurrences in a table the last batch has that wait. */
    int waiting(int table) {
        return waiting[table];
    }

    /** Decides on all that wait, after the last batch; returns their outcomes table by table. */
    List<Optional<SpillFile>> settle() throws IOException {
        List<Optional<SpillFile>> outcomes = new ArrayList<>();
        for (Optional<DistinctTable> table : tables) {
            outcomes.add(table.isPresent() ? Optional.of(table.get().settle()) : Optional.empty());
        }
        return outcomes;
    }

    /** Makes a file for what else waits. */
    SpillFile newFile() throws IOException {
        return folder.newFile();
    }

    /** Returns how many occurrences in a table went over the disk. */
    long spilled(int table) {
        return tables.get(table).map(DistinctTable::spilled).orElse(0L);
    }

    long deduplicated(int table) {
        return tables.get(table).map(DistinctTable::deduplicated).orElse(0L);
    }

    long conflicting(int table) {
        return tables.get(table).map(DistinctTable::conflicting).orElse(0L);
    }

    @Override
    public void close() throws IOException {
        folder.close();
    }
}
