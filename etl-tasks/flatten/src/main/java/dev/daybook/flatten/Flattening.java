package dev.daybook.flatten;

import dev.daybook.contract.Plan;
import java.time.LocalDate;

/**
 * What is the same for all records of a partition.
 *
 * @param plan the compiled contract
 * @param constants the values that come from no field
 * @param date the partition date, at which ages are taken
 */
record Flattening(Plan plan, Constants constants, LocalDate date) {
    /** Makes what a thread needs to read pages. */
    Flattener newFlattener() {
        return new Flattener(plan, constants, new AgeColumn(date));
    }

    /** Makes an empty batch. */
    Batch newBatch() {
        return new Batch(plan);
    }
}
