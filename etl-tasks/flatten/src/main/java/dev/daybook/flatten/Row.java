package dev.daybook.flatten;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A row of the current record, not yet decided on. Used again for later records. */
final class Row {
    private static final int UNSET = -1;

    /** For each column, where its cell starts and ends. */
    private final int[] starts;

    private final int[] ends;

    /** For each column, whether its cell is in the source, from where the record begins. */
    private final boolean[] inSource;

    /** For each foreign key of the table, the place of the row referred to in its table's list. */
    final int[] references;

    /** For each list around the row, the place in it. */
    final int[] indices;

    /** Why the row is rejected; empty for a good one. */
    final List<Reason> reasons = new ArrayList<>(0);

    /** Whether the source has the row at all. */
    boolean isPresent;

    /** The ordinal of the element that gives the row its key, counted from the batch's first. */
    int ordinal;

    /** In a distinct table, the place of the row among the occurrences of the batch. */
    int occurrence;

    Row(int columns, int references, int lists) {
        starts = new int[columns];
        ends = new int[columns];
        inSource = new boolean[columns];
        this.references = new int[references];
        indices = new int[lists];
    }

    /** Makes this the row of another element. */
    void reset(int newOrdinal, int[] currentIndices) {
        Arrays.fill(starts, UNSET);
        System.arraycopy(currentIndices, 0, indices, 0, indices.length);
        reasons.clear();
        isPresent = false;
        ordinal = newOrdinal;
        occurrence = UNSET;
    }

    /** Says where in the cells of its table a cell is. */
    void setCell(int column, int start, int end) {
        starts[column] = start;
        ends[column] = end;
        inSource[column] = false;
    }

    /** Says where in the record a cell is, which is nothing but the bytes there. */
    void setSource(int column, int start, int end) {
        setCell(column, start, end);
        inSource[column] = true;
    }

    boolean isInSource(int column) {
        return inSource[column] && starts[column] != UNSET;
    }

    void clearCell(int column) {
        starts[column] = UNSET;
    }

    boolean isNull(int column) {
        return starts[column] == UNSET;
    }

    int start(int column) {
        return starts[column];
    }

    int length(int column) {
        return ends[column] - starts[column];
    }

    /** Returns the place in the innermost list, zero-based. */
    int listIndex() {
        return indices[indices.length - 1];
    }

    boolean isRejected() {
        return !reasons.isEmpty();
    }

    /** Adds a reason unless the column, or the row as a whole, has one already. */
    void reject(Reason reason) {
        for (Reason known : reasons) {
            if (known.column().isEmpty() || known.column().equals(reason.column())) {
                return;
            }
        }
        reasons.add(reason);
    }
}
