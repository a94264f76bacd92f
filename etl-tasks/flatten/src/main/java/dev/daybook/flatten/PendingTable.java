package dev.daybook.flatten;

import dev.daybook.contract.Column;
import dev.daybook.contract.Expression;
import dev.daybook.contract.JsonPath;
import dev.daybook.contract.PlannedTable;
import dev.daybook.table.ByteBuilder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** The rows of one table in the current record. */
final class PendingTable {
    /** As planned. */
    final PlannedTable planned;

    /** The columns in the order of the contract. */
    final Column[] columns;

    /** The columns that are read and may not be null. */
    final int[] required;

    /** The bytes of cells that are not in the source as they are. */
    final ByteBuilder cells = new ByteBuilder(1024);

    /** Whether a row must be an object: whether a column reads a field of it. */
    final boolean readsFields;

    /** For each column, how many values were converted from another type since it was asked. */
    final long[] converted;

    private final List<Row> rows = new ArrayList<>();

    /** The number of lists around a row. */
    final int lists;

    private int size;
    private int current;

    PendingTable(PlannedTable planned) {
        this.planned = planned;
        columns = planned.table().columns().toArray(new Column[0]);
        converted = new long[columns.length];
        required =
                IntStream.range(0, columns.length)
                        .filter(i -> columns[i].required())
                        .filter(i -> columns[i].expression().path().isPresent())
                        .toArray();
        lists =
                (int)
                        planned.table().rowPath().steps().stream()
                                .filter(JsonPath.Each.class::isInstance)
                                .count();
        readsFields =
                planned.table().columns().stream()
                        .anyMatch(
                                column ->
                                        column.expression().path().isPresent()
                                                && column.expression()
                                                        != Expression.Function.VALUE);
    }

    /** Makes the list of a contract's tables. */
    static List<PendingTable> of(List<PlannedTable> tables) {
        return tables.stream().map(PendingTable::new).toList();
    }

    /** Forgets the rows of the last record. */
    void clear() {
        size = 0;
        cells.truncate(0);
    }

    /** Adds the row of another element, which becomes the current one. */
    void open(int ordinal, int[] indices) {
        if (size == rows.size()) {
            rows.add(new Row(columns.length, planned.references().size(), lists));
        }
        current = size++;
        rows.get(current).reset(ordinal, indices);
    }

    /** Returns the row of the element that is being read. */
    Row current() {
        return rows.get(current);
    }

    /** Returns the place of the current row in the list. */
    int currentIndex() {
        return current;
    }

    int size() {
        return size;
    }

    /** Appends a cell of a row whose record an array holds from an index on; nothing for null. */
    void appendCell(Row row, int column, byte[] array, int held, ByteBuilder target) {
        if (row.isInSource(column)) {
            target.appendShort(array, held + row.start(column), row.length(column));
        } else if (!row.isNull(column)) {
            target.append(cells, row.start(column), row.length(column));
        }
    }

    Row row(int index) {
        return rows.get(index);
    }

    /** Adds how many values were converted, and starts anew. */
    void takeConverted(TableBatch batch) {
        for (int i = 0; i < converted.length; i++) {
            batch.converted[i] += converted[i];
        }
        Arrays.fill(converted, 0);
    }

    String name() {
        return planned.table().name();
    }
}
