package dev.daybook.validate;

import dev.daybook.contract.Table;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Runs the checks of a plan. What is not proved by reading, DuckDB measures: one scan a table, then
 * one query for each check of its own.
 */
final class Validation {
    private final CheckPlan plan;
    private final Proofs proofs;
    private final TableDatabase db;
    private final Map<String, CheckResult> results = new HashMap<>();
    private final Map<String, Long> rows = new LinkedHashMap<>();

    private Validation(CheckPlan plan, Proofs proofs, TableDatabase db) {
        this.plan = plan;
        this.proofs = proofs;
        this.db = db;
    }

    /**
     * Runs all checks.
     *
     * @param proofs what is known without DuckDB
     * @param db measures what is not
     * @param ledger compares the counts of the stages
     */
    static Findings run(CheckPlan plan, Proofs proofs, TableDatabase db, Ledger ledger) {
        Validation validation = new Validation(plan, proofs, db);
        db.tables().forEach(validation::scan);
        validation.query();
        for (Check check : plan.ofKind(Check.Kind.LEDGER)) {
            validation.put(check, () -> ledger.compare(check, validation.rows));
        }
        return new Findings(
                plan.checks().stream().map(check -> validation.result(check.id())).toList(),
                validation.rows);
    }

    /** How a check that is not blocked comes to its result. */
    private interface Evaluation {
        CheckResult result() throws SqlFailure;
    }

    private void put(Check check, Evaluation evaluation) {
        Optional<String> blocker =
                check.needs().stream().filter(id -> result(id).blocks()).findFirst();
        if (blocker.isPresent()) {
            results.put(check.id(), CheckResult.blocked(check, blocker.get()));
            return;
        }
        try {
            results.put(check.id(), withKeys(evaluation.result()));
        } catch (SqlFailure e) {
            results.put(check.id(), CheckResult.notEvaluated(check, e));
        }
    }

    private CheckResult result(String id) {
        return Objects.requireNonNull(results.get(id), id);
    }

    private void scan(Table table) {
        Check file = plan.check(Check.id(table.name(), Check.Kind.FILE));
        List<Check> checks = plan.rowsOf(table.name());
        Map<String, CheckResult> measured = new HashMap<>();
        try {
            TableScan.Measured scan = measure(table, checks);
            rows.put(table.name(), scan.rows());
            scan.results().forEach(result -> measured.put(result.check().id(), result));
            results.put(file.id(), CheckResult.without(file, Outcome.PASSED, ""));
        } catch (SqlFailure e) {
            String reason = String.valueOf(e.getMessage());
            results.put(file.id(), CheckResult.without(file, Outcome.FAILED, reason));
        }
        for (Check check : checks) {
            put(check, () -> Objects.requireNonNull(measured.get(check.id())));
        }
    }

    private TableScan.Measured measure(Table table, List<Check> checks) throws SqlFailure {
        OptionalLong known = proofs.rows(table.name());
        if (known.isEmpty()) {
            return new TableScan(db.opened()).run(Sql.textView(table), checks);
        }
        long total = known.getAsLong();
        List<CheckResult> measured = new ArrayList<>();
        List<Check> unknown = new ArrayList<>();
        for (Check check : checks) {
            OptionalLong atFault = proofs.atFault(check);
            if (atFault.isPresent()) {
                BigDecimal number = BigDecimal.valueOf(atFault.getAsLong());
                measured.add(CheckResult.compared(check, number, total));
            } else {
                unknown.add(check);
            }
        }
        if (!unknown.isEmpty()) {
            TableScan.Measured scan = new TableScan(db.opened()).run(Sql.textView(table), unknown);
            requireEqual(table, total, scan.rows());
            measured.addAll(scan.results());
        }
        return new TableScan.Measured(total, measured);
    }

    /** Two readers of one file. */
    private static void requireEqual(Table table, long counted, long measured) {
        if (counted != measured) {
            throw new IllegalStateException(
                    "DuckDB reads "
                            + measured
                            + " rows of "
                            + table.name()
                            + " and we read "
                            + counted);
        }
    }

    /** Foreign keys come last, for they say nothing where the key that they refer to is broken. */
    private void query() {
        for (Check check : plan.queries()) {
            if (check.kind() != Check.Kind.FOREIGN_KEY) {
                put(check, () -> compared(check));
            }
        }
        for (Check check : plan.ofKind(Check.Kind.FOREIGN_KEY)) {
            put(check, () -> compared(check));
        }
    }

    private CheckResult compared(Check check) throws SqlFailure {
        long total = rows.getOrDefault(check.table(), 0L);
        OptionalLong atFault = proofs.atFault(check);
        BigDecimal number =
                atFault.isPresent()
                        ? BigDecimal.valueOf(atFault.getAsLong())
                        : db.opened().number(check.measure().number().orElseThrow());
        return CheckResult.compared(check, number, total);
    }

    /** A failure for which no keys can be had is told without them. */
    private CheckResult withKeys(CheckResult result) {
        Optional<String> keys = result.check().measure().keys();
        if (result.outcome() != Outcome.FAILED || keys.isEmpty()) {
            return result;
        }
        try {
            return result.withKeys(db.opened().leastKeys(keys.get(), CheckResult.MAX_KEYS));
        } catch (SqlFailure e) {
            return result;
        }
    }
}
