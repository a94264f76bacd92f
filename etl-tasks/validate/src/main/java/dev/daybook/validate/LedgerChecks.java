package dev.daybook.validate;

import dev.daybook.contract.Rule;
import dev.daybook.contract.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The checks of the counts of a table. */
final class LedgerChecks {
    private LedgerChecks() {}

    /** Returns the checks of a table. */
    static List<Check> of(Table table) {
        List<Check> checks = new ArrayList<>();
        for (LedgerCount count : LedgerCount.values()) {
            if (count != LedgerCount.CONFLICTING || table.isDistinct()) {
                checks.add(check(table, count));
            }
        }
        return checks;
    }

    private static Check check(Table table, LedgerCount count) {
        boolean isWarning = count == LedgerCount.CONFLICTING;
        boolean readsFile = count == LedgerCount.LOADED;
        return new Check(
                count.checkId(table.name()),
                table.name(),
                Optional.empty(),
                Check.Kind.LEDGER,
                count.description(),
                isWarning ? Rule.Severity.WARNING : Rule.Severity.ERROR,
                Expectation.NONE,
                Measure.Own.FILES,
                readsFile ? List.of(Check.id(table.name(), Check.Kind.FILE)) : List.of());
    }
}
