package dev.daybook.flatten;

import dev.daybook.contract.Column;
import dev.daybook.table.ByteBuilder;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The rows of one distinct table that were seen so far. */
final class DistinctTable {
    /** Keeps cells apart: no cell holds U+0000, for no conversion lets it pass. */
    private static final int SEPARATOR = 0;

    private final DistinctIndex index;
    private final int[] same;
    private final int[] others;
    private final ByteBuilder values = new ByteBuilder(256);
    private @Nullable Row found;
    private int entry;
    private long othersHash;

    DistinctTable(PendingTable table) {
        same =
                table.planned.table().distinctBy().stream()
                        .mapToInt(name -> column(table, name))
                        .toArray();
        others =
                IntStream.range(0, table.columns.length)
                        .filter(i -> table.columns[i].expression().path().isPresent())
                        .filter(i -> IntStream.of(same).noneMatch(j -> j == i))
                        .toArray();
        index = new DistinctIndex(others.length > 0);
    }

    private static int column(PendingTable table, String name) {
        for (int i = 0; i < table.columns.length; i++) {
            Column column = table.columns[i];
            if (column.name().equals(name)) {
                return i;
            }
        }
        throw new IllegalArgumentException("no column " + name + " in " + table.name());
    }

    /** Looks up a row and gives it the ordinal of its first occurrence. */
    void find(PendingTable table, Row row) {
        found = row;
        othersHash = 0;
        if (others.length > 0) {
            join(table, row, others);
            othersHash = index.hash(values);
        }
        join(table, row, same);
        entry = index.find(values, row.ordinal, othersHash);
        row.keyOrdinal = index.ordinal(entry);
    }

    /** Looks a row of the same record up again, unless it was the last one. */
    void findAgain(PendingTable table, Row row) {
        if (!row.equals(found)) {
            find(table, row);
        }
    }

    private void join(PendingTable table, Row row, int[] columns) {
        values.truncate(0);
        for (int column : columns) {
            if (!row.isNull(column)) {
                values.append(table.cells, row.start(column), row.length(column));
            }
            values.append(SEPARATOR);
        }
    }

    /** Returns whether a row equal to the one looked up last is in the table. */
    boolean isLoaded() {
        return index.isLoaded(entry);
    }

    /** Returns whether it differs from the row looked up last in a column that does not count. */
    boolean isConflicting() {
        return index.isConflicting(entry, othersHash);
    }

    /** Says that the row looked up last is in the table. */
    void load() {
        index.load(entry, othersHash);
    }
}
