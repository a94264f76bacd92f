package dev.daybook.flatten;

import dev.daybook.contract.Contract;
import dev.daybook.contract.Plan;
import dev.daybook.contract.PlannedTable;
import dev.daybook.partition.Archive;
import dev.daybook.partition.FileEntry;
import dev.daybook.partition.LedgerEntry;
import dev.daybook.problem.EtlException;
import dev.daybook.problem.ExitCode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Writes batches, which must come in the order of the source, to tables and into quarantine. */
final class Tables implements AutoCloseable {
    private final Plan plan;
    private final List<Archive.Page> pages;
    private final Constants constants;
    private final PageCounts counts;
    private final Ordinals ordinals;
    private final QuarantineFile quarantine;
    private final List<TableFile> files = new ArrayList<>();
    private final DistinctTables distinct;
    private final Map<String, Long> nulled = new TreeMap<>();

    /** Once an occurrence in a distinct table waits. */
    private Optional<OpenBatches> open = Optional.empty();

    Tables(Flattening flattening, List<Archive.Page> pages, Path folder) throws IOException {
        this.pages = pages;
        plan = flattening.plan();
        constants = flattening.constants();
        counts = new PageCounts(plan);
        ordinals = new Ordinals(plan);
        distinct =
                new DistinctTables(
                        plan, ordinals, flattening.indexes(), flattening.threads(), folder);
        quarantine = new QuarantineFile(folder, constants);
        for (PlannedTable table : plan.tables()) {
            files.add(new TableFile(table.table(), folder));
        }
    }

    /**
     * Writes a batch.
     *
     * @throws EtlException if keys have no digits for it, or its page is not as extract has counted
     */
    void write(Batch batch) throws IOException {
        ordinals.require(batch);
        if (distinct.decide(batch) && open.isEmpty()) {
            open = Optional.of(new OpenBatches(plan, files, distinct, ordinals));
        }
        for (int i = 0; i < files.size(); i++) {
            if (open.isEmpty() || !open.get().concerns(i)) {
                write(plan.tables().get(i), batch.tables.get(i));
            }
        }
        if (open.isPresent()) {
            open.get().add(batch);
        }
        for (Batch.Rejected row : batch.rejected) {
            PlannedTable table = plan.tables().get(row.table());
            long ordinal = ordinals.of(table.anchor(), row.ordinal());
            quarantine.write(table.table(), batch.page, ordinal, row);
        }
        batch.nulled.forEach((what, n) -> nulled.merge(what, n, Long::sum));
        ordinals.pass(batch);
        counts.add(batch);
        if (batch.endsPage) {
            counts.compare(pages.get(batch.page - pages.get(0).number()));
        }
    }

    private void write(PlannedTable table, TableBatch rows) throws IOException {
        rows.fill(ordinals, constants.keyDigits());
        if (table.table().isDistinct()) {
            rows.dropLines();
        }
        files.get(table.index()).write(rows);
    }

    /**
     * Returns the ledger.
     *
     * @throws EtlException with exit code 65 if a table has too many rows in quarantine
     */
    List<LedgerEntry> ledger() {
        List<LedgerEntry> ledger = new ArrayList<>();
        for (int i = 0; i < files.size(); i++) {
            LedgerEntry entry = entry(i);
            if (!entry.isBalanced()) {
                throw new IllegalStateException("the ledger of " + entry.table() + " is off");
            }
            checkQuarantine(entry);
            ledger.add(entry);
        }
        return ledger;
    }

    private LedgerEntry entry(int table) {
        PlannedTable planned = plan.tables().get(table);
        TableFile file = files.get(table);
        return new LedgerEntry(
                planned.table().name(),
                ordinals.count(planned.anchor()),
                file.received(),
                file.loaded(),
                file.quarantined(),
                distinct.deduplicated(table),
                distinct.conflicting(table));
    }

    private void checkQuarantine(LedgerEntry entry) {
        Contract.QuarantineMax most = plan.contract().policies().quarantineMax();
        if (most.isExceeded(entry.quarantined(), entry.received())) {
            throw new EtlException(
                    ExitCode.DATA_REJECTED,
                    entry.quarantined()
                            + " of "
                            + entry.received()
                            + " rows of '"
                            + entry.table()
                            + "' are in quarantine, more than the "
                            + most.percent()
                            + " percent that 'etlQuarantineMax' allows; see the reasons above, mend"
                            + " the contract or ask the source");
        }
    }

    /** Returns how many values were converted from another type, by table and column. */
    Map<String, Long> converted() {
        Map<String, Long> converted = new TreeMap<>();
        for (PlannedTable table : plan.tables()) {
            for (int i = 0; i < table.table().columns().size(); i++) {
                long n = files.get(table.index()).converted(i);
                if (n > 0) {
                    String column = table.table().columns().get(i).name();
                    converted.put(table.table().name() + "." + column, n);
                }
            }
        }
        return converted;
    }

    /** Returns how many occurrences in a distinct table found no room in memory, by table. */
    Map<String, Long> spilled() {
        Map<String, Long> spilled = new TreeMap<>();
        for (PlannedTable table : plan.tables()) {
            if (distinct.spilled(table.index()) > 0) {
                spilled.put(table.table().name(), distinct.spilled(table.index()));
            }
        }
        return spilled;
    }

    /** Returns how often values became null, by table, column and meaning. */
    Map<String, Long> nulled() {
        return nulled;
    }

    /** Returns what is in quarantine, by table, column and code, with the place of the first. */
    Map<String, String> quarantined() {
        return quarantine.summary();
    }

    /** Ends all files and returns what a manifest says of them. */
    List<FileEntry> finish() throws IOException {
        if (open.isPresent()) {
            open.get().writeAgain();
        }
        List<FileEntry> entries = new ArrayList<>();
        for (TableFile file : files) {
            entries.add(file.finish());
        }
        entries.add(quarantine.finish());
        return entries;
    }

    @Override
    public void close() throws IOException {
        for (TableFile file : files) {
            file.close();
        }
        quarantine.close();
        distinct.close();
    }
}
