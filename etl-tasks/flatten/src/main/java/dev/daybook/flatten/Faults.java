package dev.daybook.flatten;

import dev.daybook.contract.PathNode;
import dev.daybook.table.Conversion;
import java.util.List;

/**
 * Treats what is not as the plan expects it: cells, rows, and lists whose elements nobody can
 * count. A list or an object that can't be reached never passes for one that is not there: the row
 * that holds it is rejected.
 */
final class Faults {
    private final List<PendingTable> tables;
    private final Mismatches mismatches;

    Faults(List<PendingTable> tables, Mismatches mismatches) {
        this.tables = tables;
        this.mismatches = mismatches;
    }

    /** Treats a value that can't go into its column. */
    void cell(PathNode.Target target, Conversion conversion) {
        PendingTable table = tables.get(target.table());
        table.current().clearCell(target.column());
        mismatches.cell(table, table.current(), table.columns[target.column()], conversion);
    }

    /** Treats an element that is not of the shape that its row needs. */
    void element(PendingTable table) {
        mismatches.row(table, table.current(), "", Conversion.WRONG_SHAPE);
    }

    /** Treats a value that is not what the plan looks into: nothing below it can be read. */
    void wrongShape(Place place) {
        for (int table : place.objectRows) {
            PendingTable pending = tables.get(table);
            pending.current().isPresent = true;
            mismatches.row(pending, pending.current(), "", Conversion.WRONG_SHAPE);
        }
        for (PathNode.Target target : place.below) {
            cell(target, Conversion.WRONG_SHAPE);
        }
        if (place.holdsRows && !place.isRow()) {
            rejectOwners(place, Conversion.WRONG_SHAPE);
        }
    }

    /** Treats a name that stands twice, after its later value: the first is no better than that. */
    void duplicate(Place place) {
        for (int table : place.objectRows) {
            PendingTable pending = tables.get(table);
            if (pending.current().isPresent) {
                mismatches.row(pending, pending.current(), "", Conversion.DUPLICATE_KEY);
            }
        }
        for (PathNode.Target target : place.below) {
            cell(target, Conversion.DUPLICATE_KEY);
        }
        if (place.holdsRows && !place.isRow()) {
            rejectOwners(place, Conversion.DUPLICATE_KEY);
        }
    }

    private void rejectOwners(Place place, Conversion conversion) {
        for (int table : place.owners) {
            PendingTable owner = tables.get(table);
            mismatches.row(owner, owner.current(), place.path, conversion);
        }
        if (place.owners.length == 0) {
            mismatches.list(place.path, conversion);
        }
    }
}
