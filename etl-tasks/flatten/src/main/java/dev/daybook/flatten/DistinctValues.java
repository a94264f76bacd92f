package dev.daybook.flatten;

import com.dynatrace.hash4j.hashing.HashValue128;
import com.dynatrace.hash4j.hashing.Hasher128;
import com.dynatrace.hash4j.hashing.Hashing;
import dev.daybook.contract.PlannedTable;
import dev.daybook.table.ByteBuilder;
import java.util.List;
import java.util.stream.IntStream;

/** The values that make rows of a distinct table the same, hashed: XXH3 in 128 bits, seedless. */
final class DistinctValues {
    /** Keeps cells apart: no cell holds U+0000, for no conversion lets it pass. */
    private static final int SEPARATOR = 0;

    private final Hasher128 hasher = Hashing.xxh3_128();
    private final PendingTable table;
    private final List<String> names;
    private final int[] same;
    private final int[] others;
    private final ByteBuilder values = new ByteBuilder(256);

    DistinctValues(PendingTable table) {
        this.table = table;
        names = table.planned.table().distinctBy();
        int[] read =
                IntStream.range(0, table.columns.length)
                        .filter(i -> table.columns[i].expression().path().isPresent())
                        .toArray();
        same = names.stream().mapToInt(this::column).toArray();
        others = IntStream.of(read).filter(i -> !names.contains(table.columns[i].name())).toArray();
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
                row.occurrence = add(row, array, held, occurrences);
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

    private int add(Row row, byte[] array, int held, Occurrences occurrences) {
        long othersHash = 0;
        if (others.length > 0) {
            join(row, others, array, held);
            othersHash = hasher.hashBytesToLong(values.array(), 0, values.length());
        }
        join(row, same, array, held);
        HashValue128 hash = hasher.hashBytesTo128Bits(values.array(), 0, values.length());
        return occurrences.add(
                row.ordinal,
                hash.getMostSignificantBits(),
                hash.getLeastSignificantBits(),
                othersHash);
    }

    private void join(Row row, int[] columns, byte[] array, int held) {
        values.truncate(0);
        for (int column : columns) {
            table.appendCell(row, column, array, held, values);
            values.append(SEPARATOR);
        }
    }

    /** Returns whether rows have columns that do not count. */
    static boolean hasOthers(PlannedTable table) {
        return new DistinctValues(new PendingTable(table)).others.length > 0;
    }
}
