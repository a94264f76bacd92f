package dev.daybook.flatten;

import com.dynatrace.hash4j.hashing.HashValue128;
import com.dynatrace.hash4j.hashing.Hasher128;
import com.dynatrace.hash4j.hashing.Hashing;
import dev.daybook.contract.PlannedTable;
import dev.daybook.table.ByteBuilder;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The values that make rows of a distinct table the same, hashed: MurmurHash3 in 128 bits, without
 * a seed.
 */
final class DistinctValues {
    /** The cells of a row. */
    interface Cells {
        /** Appends the cell of a column; nothing for null. */
        void append(int column, ByteBuilder target);
    }

    /** Keeps cells apart as in a line: a comma of a cell stands in quotes. */
    private static final int SEPARATOR = ',';

    private final Hasher128 hasher = Hashing.murmur3_128();
    private final PendingTable table;
    private final List<String> names;
    private final int[] same;

    /** Whether the columns that count follow each other in the lines. */
    private final boolean isRun;

    private final int[] others;
    private final ByteBuilder values = new ByteBuilder(256);

    private DistinctValues(PendingTable table) {
        this.table = table;
        names = table.planned.table().distinctBy();
        int[] read =
                IntStream.range(0, table.columns.length)
                        .filter(i -> table.columns[i].expression().path().isPresent())
                        .toArray();
        same = names.stream().mapToInt(this::column).toArray();
        isRun = IntStream.range(1, same.length).allMatch(i -> same[i] == same[i - 1] + 1);
        others = IntStream.of(read).filter(i -> !names.contains(table.columns[i].name())).toArray();
    }

    /** Makes what hashes the rows of a table, if they are distinct. */
    static Optional<DistinctValues> of(PendingTable table) {
        return table.planned.table().isDistinct()
                ? Optional.of(new DistinctValues(table))
                : Optional.empty();
    }

    private int column(String name) {
        for (int i = 0; i < table.columns.length; i++) {
            if (table.columns[i].name().equals(name)) {
                return i;
            }
        }
        throw new IllegalArgumentException("no column " + name + " in " + table.name());
    }

    /** Finds the occurrences of a record whose bytes an array holds from an index on. */
    void find(byte[] array, int held, Occurrences occurrences) {
        for (int i = 0; i < table.size(); i++) {
            Row row = table.row(i);
            if (row.isPresent && isSound(row)) {
                Cells cells = (column, to) -> table.appendCell(row, column, array, held, to);
                row.occurrence = add(row.ordinal, cells, occurrences);
            }
        }
    }

    /** A row is an occurrence, loaded or not, when the values that make rows equal are sound. */
    private boolean isSound(Row row) {
        for (Reason reason : row.reasons) {
            boolean isOwn = reason.column().isEmpty() || names.contains(reason.column());
            if (isOwn && !reason.isOfAnotherRow()) {
                return false;
            }
        }
        return true;
    }

    /** Adds a row to the occurrences and returns its number among them. */
    int add(int ordinal, Cells cells, Occurrences occurrences) {
        join(same, cells);
        HashValue128 hash = hasher.hashBytesTo128Bits(values.array(), 0, values.length());
        return add(ordinal, hash, cells, occurrences);
    }

    /**
     * Adds a row whose line is in an array.
     *
     * @param starts where in the array the cell of each column starts
     * @param ends where it ends
     */
    int add(
            int ordinal,
            byte[] array,
            int[] starts,
            int[] ends,
            Cells cells,
            Occurrences occurrences) {
        if (!isRun) {
            return add(ordinal, cells, occurrences);
        }
        int start = starts[same[0]];
        int length = ends[same[same.length - 1]] - start;
        return add(ordinal, hasher.hashBytesTo128Bits(array, start, length), cells, occurrences);
    }

    private int add(int ordinal, HashValue128 hash, Cells cells, Occurrences occurrences) {
        long othersHash = 0;
        if (others.length > 0) {
            join(others, cells);
            othersHash = hasher.hashBytesToLong(values.array(), 0, values.length());
        }
        return occurrences.add(
                ordinal, hash.getMostSignificantBits(), hash.getLeastSignificantBits(), othersHash);
    }

    private void join(int[] columns, Cells cells) {
        values.truncate(0);
        for (int column : columns) {
            if (values.length() > 0 || column != columns[0]) {
                values.append(SEPARATOR);
            }
            cells.append(column, values);
        }
    }

    /** Returns whether rows have columns that do not count. */
    static boolean hasOthers(PlannedTable table) {
        return new DistinctValues(new PendingTable(table)).others.length > 0;
    }
}
