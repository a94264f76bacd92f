package dev.daybook.validate;

import dev.daybook.contract.Table;
import dev.daybook.partition.Archive;
import dev.daybook.partition.LedgerEntry;
import dev.daybook.partition.StageFolder;
import dev.daybook.problem.EtlException;
import dev.daybook.problem.ExitCode;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToLongFunction;

/**
 * The ledger of flatten beside its witnesses: extract for what came in, the table itself for what
 * was loaded, the quarantine for what was rejected.
 *
 * @param entries by table, in the order of the contract
 * @param extracted by table, what extract counted; nothing where it has not counted on every page
 * @param quarantined by table, the lines of the quarantine; nothing where there is none
 */
record Ledger(
        Map<String, LedgerEntry> entries,
        Map<String, Archive.RowCount> extracted,
        Map<String, Long> quarantined) {

    /** Copies the collections. */
    Ledger {
        entries = new LinkedHashMap<>(entries);
        extracted = Map.copyOf(extracted);
        quarantined = Map.copyOf(quarantined);
    }

    /**
     * Reads the counts of the stages.
     *
     * @throws EtlException with exit code 66 if flatten has no counts of a table
     */
    static Ledger read(Inputs inputs) throws IOException {
        Map<String, LedgerEntry> entries = new LinkedHashMap<>();
        Map<String, Archive.RowCount> extracted = new LinkedHashMap<>();
        Archive archive = inputs.extract().manifest().requireArchive();
        for (Table table : inputs.tables()) {
            entries.put(table.name(), entry(inputs.flatten(), table.name()));
            sum(archive, table.rowPath().toString())
                    .ifPresent(count -> extracted.put(table.name(), count));
        }
        return new Ledger(entries, extracted, QuarantineCount.read(inputs.flatten()));
    }

    private static LedgerEntry entry(StageFolder flatten, String table) {
        return flatten.manifest().ledger().stream()
                .filter(entry -> entry.table().equals(table))
                .findFirst()
                .orElseThrow(
                        () ->
                                new EtlException(
                                        ExitCode.INPUT_INVALID,
                                        "the manifest of flatten has no counts of the table '"
                                                + table
                                                + "'; run flatten for this date again"));
    }

    private static Optional<Archive.RowCount> sum(Archive archive, String rowPath) {
        long elements = 0;
        long received = 0;
        for (Archive.Page page : archive.pages()) {
            Optional<Archive.RowCount> count =
                    page.counts().stream().filter(c -> c.rowPath().equals(rowPath)).findFirst();
            if (count.isEmpty()) {
                return Optional.empty();
            }
            elements += count.get().elements();
            received += count.get().received();
        }
        return Optional.of(new Archive.RowCount(rowPath, elements, received));
    }

    /** Returns the counts of a table as flatten states them. */
    LedgerEntry entry(String table) {
        return Optional.ofNullable(entries.get(table)).orElseThrow();
    }

    /**
     * Compares the counts that a check is about.
     *
     * @param rows by table, as validate counts them
     */
    CheckResult compare(Check check, Map<String, Long> rows) {
        LedgerEntry entry = entry(check.table());
        long lines = quarantined.getOrDefault(check.table(), 0L);
        long loaded = rows.getOrDefault(check.table(), 0L);
        return switch (LedgerCount.of(check)) {
            case BALANCE -> balance(check, entry);
            case ELEMENTS -> extracted(check, entry.elements(), Archive.RowCount::elements);
            case RECEIVED -> extracted(check, entry.received(), Archive.RowCount::received);
            case LOADED -> CheckResult.counted(check, loaded, entry.loaded());
            case QUARANTINED -> CheckResult.counted(check, lines, entry.quarantined());
            case CONFLICTING -> CheckResult.counted(check, entry.conflicting(), 0);
        };
    }

    private static CheckResult balance(Check check, LedgerEntry entry) {
        long sum = entry.loaded() + entry.quarantined() + entry.deduplicated();
        if (entry.isBalanced() || sum != entry.received()) {
            return CheckResult.counted(check, sum, entry.received());
        }
        String reason =
                entry.absent() < 0
                        ? "received more rows than there are elements"
                        : "more conflicting rows than deduplicated ones";
        return CheckResult.without(check, Outcome.FAILED, reason);
    }

    private CheckResult extracted(Check check, long found, ToLongFunction<Archive.RowCount> count) {
        Archive.RowCount expected = extracted.get(check.table());
        return expected == null
                ? CheckResult.without(
                        check,
                        Outcome.NOT_EVALUATED,
                        "extract has not counted the row path of the table on every page")
                : CheckResult.counted(check, found, count.applyAsLong(expected));
    }
}
