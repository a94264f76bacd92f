package dev.daybook.flatten;

import dev.daybook.contract.Column;
import dev.daybook.contract.Expression;
import dev.daybook.contract.Plan;
import dev.daybook.contract.PlannedTable;
import dev.daybook.table.ByteBuilder;
import java.util.List;

/** Writes the rows of one table as lines of CSV, with gaps where ordinals go. */
final class RowLines {
    /** What stands in a column. */
    private enum Kind {
        CELL,
        OWN_KEY,
        FOREIGN_KEY,
        PARTITION_DATE,
        EXTRACTED_AT,
        LIST_INDEX
    }

    private final PendingTable table;
    private final List<PendingTable> tables;
    private final Constants constants;
    private final Kind[] kinds;

    /** For each column that is a foreign key, its place among the references of the table. */
    private final int[] references;

    /** For each column that is a key, where its ordinals come from. */
    private final int[] sources;

    RowLines(Plan plan, PendingTable table, List<PendingTable> tables, Constants constants) {
        this.table = table;
        this.tables = tables;
        this.constants = constants;
        kinds = new Kind[table.columns.length];
        references = new int[table.columns.length];
        sources = new int[table.columns.length];
        for (int i = 0; i < kinds.length; i++) {
            kinds[i] = kind(table.columns[i]);
            sources[i] = source(plan, table.planned);
        }
        List<PlannedTable.Reference> all = table.planned.references();
        for (int i = 0; i < all.size(); i++) {
            references[all.get(i).column()] = i;
            sources[all.get(i).column()] = source(plan, plan.tables().get(all.get(i).table()));
        }
    }

    private static Kind kind(Column column) {
        if (!(column.expression() instanceof Expression.Function function)) {
            return Kind.CELL;
        }
        return switch (function) {
            case KEY -> column.reference().isPresent() ? Kind.FOREIGN_KEY : Kind.OWN_KEY;
            case PARTITION_DATE -> Kind.PARTITION_DATE;
            case EXTRACTED_AT -> Kind.EXTRACTED_AT;
            case LIST_INDEX -> Kind.LIST_INDEX;
            case VALUE -> Kind.CELL;
        };
    }

    /** Returns where the ordinals of a table's rows come from. */
    static int source(Plan plan, PlannedTable table) {
        return table.table().isDistinct() ? plan.anchors().size() + table.index() : table.anchor();
    }

    /**
     * Writes a row whose record is held in an array from an index on.
     *
     * @return the length of its line
     */
    int write(Row row, byte[] array, int held, TableBatch batch) {
        ByteBuilder lines = batch.lines;
        int start = lines.length();
        for (int i = 0; i < kinds.length; i++) {
            if (i > 0) {
                lines.append(',');
            }
            switch (kinds[i]) {
                case CELL -> table.appendCell(row, i, array, held, lines);
                case OWN_KEY -> key(row, i, batch);
                case FOREIGN_KEY -> foreignKey(row, i, batch);
                case PARTITION_DATE -> constants.appendPartitionDate(lines);
                case EXTRACTED_AT -> constants.appendExtractedAt(lines);
                case LIST_INDEX -> lines.appendNumber(row.listIndex());
            }
        }
        lines.append('\n');
        batch.written++;
        if (row.occurrence >= 0) {
            batch.occurrences.setLine(row.occurrence, start, lines.length());
        }
        return lines.length() - start;
    }

    private void foreignKey(Row row, int column, TableBatch batch) {
        int reference = references[column];
        int target = table.planned.references().get(reference).table();
        Row referred = tables.get(target).row(row.references[reference]);
        if (referred.isPresent) {
            key(referred, column, batch);
        }
    }

    private void key(Row row, int column, TableBatch batch) {
        constants.appendKeyPrefix(batch.lines);
        int number = row.occurrence >= 0 ? row.occurrence : row.ordinal;
        batch.gap(batch.lines.length(), sources[column], number);
        batch.lines.appendPadded(0, constants.keyDigits());
    }
}
