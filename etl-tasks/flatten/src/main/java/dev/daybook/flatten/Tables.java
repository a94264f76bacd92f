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
    private final List<Optional<DistinctTable>> distinct = new ArrayList<>();
    private final Map<String, Long> nulled = new TreeMap<>();

    Tables(Plan plan, List<Archive.Page> pages, Constants constants, Path folder)
            throws IOException {
        this.plan = plan;
        this.pages = pages;
        this.constants = constants;
        counts = new PageCounts(plan);
        ordinals = new Ordinals(plan);
        quarantine = new QuarantineFile(folder, constants);
        for (PlannedTable table : plan.tables()) {
            files.add(new TableFile(table.table(), folder));
            distinct.add(
                    table.table().isDistinct()
                            ? Optional.of(new DistinctTable(DistinctValues.hasOthers(table)))
                            : Optional.empty());
        }
    }

    /**
     * Writes a batch.
     *
     * @throws EtlException if keys have no digits for it, or its page is not as extract has counted
     */
    void write(Batch batch) throws IOException {
        ordinals.require(batch);
        decide(batch);
        for (int i = 0; i < files.size(); i++) {
            TableBatch rows = batch.tables.get(i);
            rows.fill(ordinals, constants.keyDigits());
            if (distinct.get(i).isPresent()) {
                DistinctTable.compact(rows);
            }
            files.get(i).write(rows);
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

    /** Keys of distinct rows come first: rows of other tables refer to them. */
    private void decide(Batch batch) {
        for (int i = 0; i < files.size(); i++) {
            Optional<DistinctTable> known = distinct.get(i);
            if (known.isPresent()) {
                TableBatch rows = batch.tables.get(i);
                known.get()
                        .decide(
                                rows,
                                ordinals.count(plan.tables().get(i).anchor()),
                                ordinals.ofOccurrences(i, rows.occurrences.size()));
            }
        }
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
        Optional<DistinctTable> known = distinct.get(table);
        return new LedgerEntry(
                planned.table().name(),
                ordinals.count(planned.anchor()),
                file.received(),
                file.loaded(),
                file.quarantined(),
                known.map(DistinctTable::deduplicated).orElse(0L),
                known.map(DistinctTable::conflicting).orElse(0L));
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
    }
}
