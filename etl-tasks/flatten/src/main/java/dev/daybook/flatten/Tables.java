package dev.daybook.flatten;

import dev.daybook.contract.Contract;
import dev.daybook.contract.Plan;
import dev.daybook.partition.FileEntry;
import dev.daybook.partition.LedgerEntry;
import dev.daybook.problem.EtlException;
import dev.daybook.problem.ExitCode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Writes the rows of every record, when it has been read whole, to tables or into quarantine. */
final class Tables implements RecordReader.RecordHandler, AutoCloseable {
    private final Plan plan;
    private final List<PendingTable> pending;
    private final PageCounts counts;
    private final Decision decision;
    private final QuarantineFile quarantine;
    private final List<TableFile> files = new ArrayList<>();
    private final List<Optional<DistinctTable>> distinct = new ArrayList<>();

    Tables(
            Plan plan,
            List<PendingTable> pending,
            PageCounts counts,
            Constants constants,
            QuarantineFile quarantine,
            Path folder)
            throws IOException {
        this.plan = plan;
        this.pending = pending;
        this.counts = counts;
        this.quarantine = quarantine;
        decision = new Decision(pending);
        for (PendingTable table : pending) {
            files.add(new TableFile(table, decision, constants, folder));
            distinct.add(
                    table.planned.table().isDistinct()
                            ? Optional.of(new DistinctTable(table))
                            : Optional.empty());
        }
    }

    @Override
    public void recordRead() {
        decision.decide();
        try {
            // Keys of distinct rows first: rows of other tables refer to them.
            findDistinct();
            for (PendingTable table : pending) {
                for (int i = 0; i < table.size(); i++) {
                    if (table.row(i).isPresent) {
                        write(table, table.row(i));
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        pending.forEach(PendingTable::clear);
    }

    private void findDistinct() {
        for (PendingTable table : pending) {
            Optional<DistinctTable> known = distinct.get(table.planned.index());
            if (known.isPresent()) {
                for (int i = 0; i < table.size(); i++) {
                    Row row = table.row(i);
                    if (row.isPresent && hasValues(table, row)) {
                        known.get().find(table, row);
                    }
                }
            }
        }
    }

    /** A row is an occurrence, loaded or not, when the values that make rows equal are sound. */
    private static boolean hasValues(PendingTable table, Row row) {
        List<String> same = table.planned.table().distinctBy();
        return row.reasons.stream()
                .allMatch(
                        reason ->
                                reason.isOfAnotherRow()
                                        || !(reason.column().isEmpty()
                                                || same.contains(reason.column())));
    }

    private void write(PendingTable table, Row row) throws IOException {
        TableFile file = files.get(table.planned.index());
        file.countReceived();
        counts.received(table.planned.index());
        if (row.isRejected()) {
            file.countQuarantined();
            quarantine.write(table, row);
            return;
        }
        Optional<DistinctTable> known = distinct.get(table.planned.index());
        if (known.isEmpty()) {
            file.write(row);
            return;
        }
        known.get().findAgain(table, row);
        if (known.get().isLoaded()) {
            file.countDeduplicated(known.get().isConflicting());
        } else {
            known.get().load();
            file.write(row);
        }
    }

    /**
     * Returns the ledger.
     *
     * @throws EtlException with exit code 65 if a table does not balance or has too many rows in
     *     quarantine
     */
    List<LedgerEntry> ledger(long[] elements) {
        List<LedgerEntry> ledger = new ArrayList<>();
        for (int i = 0; i < files.size(); i++) {
            LedgerEntry entry = files.get(i).ledgerEntry(elements[pending.get(i).planned.anchor()]);
            if (!entry.isBalanced()) {
                throw new IllegalStateException("the ledger of " + entry.table() + " is off");
            }
            checkQuarantine(entry);
            ledger.add(entry);
        }
        return ledger;
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

    /** Ends all tables and returns what a manifest says of them. */
    List<FileEntry> finish() throws IOException {
        List<FileEntry> entries = new ArrayList<>();
        for (TableFile file : files) {
            entries.add(file.finish());
        }
        return entries;
    }

    @Override
    public void close() throws IOException {
        for (TableFile file : files) {
            file.close();
        }
    }
}
