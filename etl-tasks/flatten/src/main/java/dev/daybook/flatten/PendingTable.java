package dev.daybook.flatten;

import dev.daybook.contract.Column;
import dev.daybook.contract.Contract;
import dev.daybook.contract.Expression;
import dev.daybook.contract.JsonPath;
import dev.daybook.contract.PlannedTable;
import dev.daybook.table.ByteBuilder;
import java.util.ArrayList;
import java.util.List;

/** The rows of one table in the current record. */
final class PendingTable {
    /** As planned. */
    final PlannedTable planned;

    /** The columns in the order of the contract. */
    final Column[] columns;

    /** The bytes of all cells. */
    final ByteBuilder cells = new ByteBuilder(1024);

    /** Whether a row must be an object: whether a column reads a field of it. */
    final boolean readsFields;

    /** For each column, how many values were converted from another type. */
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
    void open(long ordinal, int[] indices) {
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

    Row row(int index) {
        return rows.get(index);
    }

    String name() {
        return planned.table().name();
    }

    /** Returns the highest ordinal that a key of the contract holds. */
    static long highestOrdinal(Contract contract) {
        long highest = 1;
        for (int i = 0; i < contract.keyDigits(); i++) {
            highest *= 10;
        }
        return highest - 1;
    }
}
