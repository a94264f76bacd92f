package dev.daybook.validate;

import dev.daybook.contract.Column;
import dev.daybook.contract.Rule;
import dev.daybook.document.Worded;
import dev.daybook.table.BooleanType;
import dev.daybook.table.ColumnType;
import dev.daybook.table.DateType;
import dev.daybook.table.DecimalType;
import dev.daybook.table.IntegerType;
import dev.daybook.table.TextType;
import dev.daybook.validate.cells.CellTest;
import dev.daybook.validate.cells.DistinctTest;
import dev.daybook.validate.cells.FormTest;
import dev.daybook.validate.cells.InstantTest;
import dev.daybook.validate.cells.LengthTest;
import dev.daybook.validate.cells.NumberTest;
import java.util.Optional;
import java.util.function.Supplier;

/** The tests by which a check of single values is proved to find none at fault. */
final class ValueTests {
    private static final int MOST_DIGITS = 18;

    private final Column column;
    private final Supplier<DistinctTest> distinct;

    /**
     * Makes the tests of a column.
     *
     * @param distinct makes what remembers values
     */
    ValueTests(Column column, Supplier<DistinctTest> distinct) {
        this.column = column;
        this.distinct = distinct;
    }

    /** Returns the test for a check, or nothing where only DuckDB can tell. */
    Optional<CellTest> of(Check check) {
        Column.Limits limits = column.limits();
        return switch (check.kind()) {
            case TYPE -> type(column.type());
            case MINIMUM, MAXIMUM -> number();
            case LENGTH -> ColumnChecks.declaredLength(column).map(size -> size);
            case MIN_LENGTH -> limits.minLength().map(n -> new LengthTest(n, Long.MAX_VALUE));
            case MAX_LENGTH -> limits.maxLength().map(n -> new LengthTest(0, n));
            case PATTERN -> limits.pattern().flatMap(FormTest::found);
            case FORMAT ->
                    limits.format()
                            .flatMap(word -> Worded.find(TextFormat.values(), word))
                            .flatMap(format -> FormTest.whole(format.pattern()));
            case INVALID_VALUES -> valid(check);
            case UNIQUE, DUPLICATE_VALUES -> Optional.of(distinct.get());
            case FILE,
                    LEDGER,
                    REQUIRED,
                    PRIMARY_KEY,
                    FOREIGN_KEY,
                    ROW_COUNT,
                    NULL_VALUES,
                    MISSING_VALUES,
                    SQL ->
                    Optional.empty();
        };
    }

    private Optional<CellTest> type(ColumnType type) {
        if (type instanceof TextType) {
            return Optional.of(CellTest.NONE);
        }
        if (type instanceof BooleanType) {
            return FormTest.whole(TypeForm.BOOLEAN);
        }
        if (type instanceof IntegerType || type instanceof DecimalType) {
            return number();
        }
        return Optional.of(
                new InstantTest(
                        type instanceof DateType ? InstantTest.Form.DAY : InstantTest.Form.TIME));
    }

    /** One test for the type and both bounds, so that each number is read once. */
    private Optional<CellTest> number() {
        int scale = column.type() instanceof DecimalType decimal ? decimal.scale() : 0;
        if (column.type() instanceof DecimalType decimal && decimal.precision() > MOST_DIGITS) {
            return Optional.empty();
        }
        return Optional.of(new NumberTest(scale, Bound.least(column), Bound.most(column)));
    }

    private Optional<CellTest> valid(Check check) {
        Rule rule =
                column.rules().stream()
                        .filter(r -> r.id().equals(check.id()))
                        .findFirst()
                        .orElseThrow();
        if (rule.pattern().isPresent()) {
            return rule.pattern().flatMap(FormTest::found);
        }
        // Other types are compared by value: 5 is 5.00.
        return column.type() instanceof TextType
                ? Optional.of(FormTest.oneOf(rule.validValues()))
                : Optional.empty();
    }
}
