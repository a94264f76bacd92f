package dev.daybook.validate;

import dev.daybook.contract.Column;
import dev.daybook.contract.Table;
import dev.daybook.validate.cells.CellTest;
import dev.daybook.validate.cells.ColumnTests;
import dev.daybook.validate.cells.CsvRows;
import dev.daybook.validate.cells.DistinctTest;
import dev.daybook.validate.cells.KeySet;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;

/**
 * What one reading of the file of a table proves: that a check finds no row at fault, or how many
 * values are null. What it does not prove is unknown, not wrong.
 */
final class TableProof {
    private final Map<String, CellTest> tests = new LinkedHashMap<>();
    private final Map<String, KeySet> keys = new LinkedHashMap<>();
    private final Map<String, ColumnTests> columns = new LinkedHashMap<>();
    private final Table table;
    private final CsvRows rows;

    /**
     * Makes the tests of a table, before it is read.
     *
     * @param checks of the table
     * @param allKeys of the partition
     * @param distinct makes each test that remembers values
     */
    TableProof(Table table, List<Check> checks, KeySets allKeys, Supplier<DistinctTest> distinct) {
        this.table = table;
        for (Column column : table.columns()) {
            ValueTests values = new ValueTests(column, distinct);
            List<CellTest> own = new ArrayList<>();
            for (Check check : checks) {
                if (check.column().equals(Optional.of(column.name()))) {
                    test(check, values, allKeys).ifPresent(own::add);
                }
            }
            columns.put(column.name(), new ColumnTests(own));
        }
        rows = new CsvRows(List.copyOf(columns.values()));
    }

    private Optional<CellTest> test(Check check, ValueTests values, KeySets allKeys) {
        Optional<CellTest> test = values.of(check);
        boolean isKey = check.kind() == Check.Kind.PRIMARY_KEY;
        if (isKey || check.kind() == Check.Kind.FOREIGN_KEY) {
            KeySet set = allKeys.empty();
            keys.put(check.id(), set);
            test = Optional.of(isKey ? set.distinct() : set.any());
        }
        test.ifPresent(found -> tests.put(check.id(), found));
        return test;
    }

    /** Returns what takes the bytes of the file. */
    CsvRows rows() {
        return rows;
    }

    /**
     * Returns how many rows a check finds at fault, where the reading tells.
     *
     * @param tables by name
     */
    OptionalLong atFault(Check check, Map<String, TableProof> tables) {
        if (!rows.isRegular()) {
            return OptionalLong.empty();
        }
        return switch (check.kind()) {
            case ROW_COUNT -> OptionalLong.of(rows.rows());
            case REQUIRED, NULL_VALUES -> OptionalLong.of(column(check).nulls());
            case PRIMARY_KEY -> none(holds(check) && column(check).nulls() == 0);
            case FOREIGN_KEY -> none(holds(check) && refers(check, tables));
            default -> none(holds(check));
        };
    }

    private static OptionalLong none(boolean isProved) {
        return isProved ? OptionalLong.of(0) : OptionalLong.empty();
    }

    private boolean holds(Check check) {
        CellTest test = tests.get(check.id());
        return test != null && column(check).holds(test);
    }

    private ColumnTests column(Check check) {
        return Objects.requireNonNull(columns.get(check.column().orElseThrow()));
    }

    private boolean refers(Check check, Map<String, TableProof> tables) {
        Column column = table.column(check.column().orElseThrow()).orElseThrow();
        Column.Reference to = column.reference().orElseThrow();
        TableProof other = Objects.requireNonNull(tables.get(to.table()));
        KeySet theirs = other.keys.get(Check.id(to.table(), to.column(), Check.Kind.PRIMARY_KEY));
        KeySet own = Objects.requireNonNull(keys.get(check.id()));
        return theirs != null && other.rows.isRegular() && own.isPartOf(theirs);
    }
}
