package dev.daybook.contract;

import java.util.List;

/**
 * A table with what follows from its place among the others.
 *
 * @param index its place in the contract
 * @param table as declared
 * @param anchor the index of the elements that give its rows their ordinals
 * @param isElement whether a row is an element itself and not an object below one
 * @param references its foreign keys
 */
public record PlannedTable(
        int index, Table table, int anchor, boolean isElement, List<Reference> references) {

    /**
     * A foreign key.
     *
     * @param column the index of the column in its table
     * @param table the index of the table referred to
     */
    public record Reference(int column, int table) {}

    /** Copies the references. */
    public PlannedTable {
        references = List.copyOf(references);
    }
}
