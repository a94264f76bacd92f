package dev.daybook.flatten;

import dev.daybook.contract.Plan;
import dev.daybook.partition.Archive;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;

/**
 * What is the same for all records of a partition.
 *
 * @param plan the compiled contract
 * @param constants the values that come from no field
 * @param date the partition date, at which ages are taken
 * @param indexes the bytes that the indexes of distinct tables may take
 * @param threads that work, one at least
 */
record Flattening(Plan plan, Constants constants, LocalDate date, long indexes, int threads) {
    /** Makes what a thread needs to read pages. */
    Flattener newFlattener() {
        return new Flattener(plan, constants, date);
    }

    /** Makes the files of the tables in a folder. */
    Tables newTables(List<Archive.Page> pages, Path folder) throws IOException {
        return new Tables(this, pages, folder);
    }

    /** Makes an empty batch. */
    Batch newBatch() {
        return new Batch(plan);
    }

    /**
     * Makes an empty batch.
     *
     * @param lengths the bytes of lines to expect, table by table
     */
    Batch newBatch(int[] lengths) {
        return new Batch(plan, lengths);
    }
}
