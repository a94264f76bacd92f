package dev.daybook.flatten;

import java.util.Arrays;

/** Counts the values that are converted from another type, and can take back those of a record. */
final class Conversions {
    private static final int FIRST = 16;

    /** The columns of the values of the record. */
    private CellTarget[] columns = new CellTarget[FIRST];

    private int size;

    /** Begins a record. */
    void mark() {
        size = 0;
    }

    /** Counts a value. */
    void add(CellTarget column) {
        if (size == columns.length) {
            columns = Arrays.copyOf(columns, 2 * size);
        }
        columns[size++] = column;
        column.table.converted[column.column]++;
    }

    /** Takes back what was counted since {@link #mark}. */
    void undo() {
        for (int i = 0; i < size; i++) {
            columns[i].table.converted[columns[i].column]--;
        }
        size = 0;
    }
}
