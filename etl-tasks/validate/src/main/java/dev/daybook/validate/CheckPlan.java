package dev.daybook.validate;

import dev.daybook.contract.Column;
import dev.daybook.contract.Contract;
import dev.daybook.contract.Rule;
import dev.daybook.contract.Table;
import dev.daybook.partition.Partition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * All checks of a contract, in the order in which a reader meets them there.
 *
 * @param checks each with an id of its own
 */
record CheckPlan(List<Check> checks) {

    /** Copies the list. */
    CheckPlan {
        checks = List.copyOf(checks);
    }

    /** Compiles a contract for a partition. */
    static CheckPlan of(Contract contract, Partition partition) {
        KeyChecks keys = new KeyChecks(contract, partition);
        List<Check> checks = new ArrayList<>();
        for (Table table : contract.tables()) {
            checks.add(file(table));
            checks.addAll(LedgerChecks.of(table));
            for (Rule rule : table.rules()) {
                checks.add(RuleChecks.of(table, rule));
            }
            for (Column column : table.columns()) {
                checks.addAll(ColumnChecks.of(table, column));
                checks.addAll(keys.of(table, column));
                for (Rule rule : column.rules()) {
                    checks.add(RuleChecks.of(table, column, rule));
                }
            }
        }
        return new CheckPlan(checks);
    }

    private static Check file(Table table) {
        return new Check(
                Check.id(table.name(), Check.Kind.FILE),
                table.name(),
                Optional.empty(),
                Check.Kind.FILE,
                "the file has the header of the contract, and every line its columns",
                Rule.Severity.ERROR,
                Expectation.NONE,
                Measure.Own.FILES,
                List.of());
    }

    /** Returns the check with an id. */
    Check check(String id) {
        return checks.stream().filter(check -> check.id().equals(id)).findFirst().orElseThrow();
    }

    /** Returns the checks of a table. */
    List<Check> checksOf(String table) {
        return checks.stream().filter(check -> check.table().equals(table)).toList();
    }

    /** Returns the checks of the single rows of a table. */
    List<Check> rowsOf(String table) {
        return checksOf(table).stream()
                .filter(check -> check.measure() instanceof Measure.Rows)
                .toList();
    }

    /** Returns the checks with a query of their own. */
    List<Check> queries() {
        return checks.stream().filter(check -> check.measure() instanceof Measure.Query).toList();
    }

    /** Returns the checks of a kind. */
    List<Check> ofKind(Check.Kind kind) {
        return checks.stream().filter(check -> check.kind() == kind).toList();
    }
}
