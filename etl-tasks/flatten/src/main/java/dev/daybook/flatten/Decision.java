package dev.daybook.flatten;

import dev.daybook.contract.Column;
import dev.daybook.contract.PlannedTable;
import dev.daybook.contract.Table;
import java.util.ArrayList;
import java.util.List;

/**
 * Decides which rows of a record are rejected, before one is written: rows that miss a required
 * value, and then whatever refers to a rejected row, until nothing changes.
 */
final class Decision {
    private final List<PendingTable> tables;

    Decision(List<PendingTable> tables) {
        this.tables = tables;
    }

    /** Completes the reasons of all rows of the record. */
    void decide() {
        boolean rejected = false;
        for (PendingTable table : tables) {
            for (int i = 0; i < table.size(); i++) {
                Row row = table.row(i);
                if (row.isPresent) {
                    checkRequired(table, row);
                    rejected |= row.isRejected();
                }
            }
        }
        while (rejected) {
            rejected = spread();
        }
    }

    private void checkRequired(PendingTable table, Row row) {
        for (int column : table.required) {
            if (row.isNull(column)) {
                row.reject(new Reason(table.columns[column].name(), Reason.MISSING));
            }
        }
        List<PlannedTable.Reference> references = table.planned.references();
        for (int i = 0; i < references.size(); i++) {
            Column column = table.columns[references.get(i).column()];
            if (column.required() && !referred(table, row, i).isPresent) {
                row.reject(new Reason(column.name(), Reason.MISSING));
            }
        }
    }

    private Row referred(PendingTable table, Row row, int reference) {
        int target = table.planned.references().get(reference).table();
        return tables.get(target).row(row.references[reference]);
    }

    private boolean spread() {
        boolean changed = false;
        for (PendingTable table : tables) {
            for (int i = 0; i < table.size(); i++) {
                Row row = table.row(i);
                if (row.isPresent) {
                    changed |= row.isRejected() ? rejectParents(table, row) : follow(table, row);
                    changed |= rejectUnreferred(table, i);
                }
            }
        }
        return changed;
    }

    /** A rejected row takes along every row that refers to it. */
    private boolean follow(PendingTable table, Row row) {
        for (int i = 0; i < row.references.length; i++) {
            Row target = referred(table, row, i);
            if (target.isPresent && target.isRejected()) {
                String column = table.columns[table.planned.references().get(i).column()].name();
                row.reject(new Reason(column, Reason.REFERENCE_REJECTED));
                return true;
            }
        }
        return false;
    }

    /** A rejected child takes its parent along only where its table says so. */
    private boolean rejectParents(PendingTable table, Row row) {
        boolean changed = false;
        if (table.planned.table().onChildRejected() == Table.OnChildRejected.REJECT_PARENT) {
            for (int i = 0; i < row.references.length; i++) {
                Row target = referred(table, row, i);
                if (target.isPresent && !target.isRejected()) {
                    target.reject(new Reason(table.name(), Reason.CHILD_REJECTED));
                    changed = true;
                }
            }
        }
        return changed;
    }

    /** An occurrence in a distinct table is only there for the rows that refer to it. */
    private boolean rejectUnreferred(PendingTable table, int index) {
        Row row = table.row(index);
        if (!table.planned.table().isDistinct() || row.isRejected()) {
            return false;
        }
        List<Row> referring = referring(table.planned.index(), index);
        if (referring.isEmpty() || !referring.stream().allMatch(Row::isRejected)) {
            return false;
        }
        row.reject(new Reason("", Reason.REFERRERS_REJECTED));
        return true;
    }

    private List<Row> referring(int table, int index) {
        List<Row> referring = new ArrayList<>();
        for (PendingTable other : tables) {
            List<PlannedTable.Reference> references = other.planned.references();
            for (int i = 0; i < references.size(); i++) {
                for (int j = 0; j < other.size() && references.get(i).table() == table; j++) {
                    Row row = other.row(j);
                    if (row.isPresent && row.references[i] == index) {
                        referring.add(row);
                    }
                }
            }
        }
        return referring;
    }
}
