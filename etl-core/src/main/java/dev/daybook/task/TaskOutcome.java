package dev.daybook.task;

import dev.daybook.partition.LedgerEntry;
import java.util.List;
import java.util.Optional;

/**
 * What a task that has done its work says about it.
 *
 * @param verdict one line for people
 * @param sha256 of the stage's manifest, or, for export, of {@code SHA256SUMS}
 * @param ledger by table; empty for extract
 * @param report the file to read, where there is one
 */
public record TaskOutcome(
        String verdict, String sha256, List<LedgerEntry> ledger, Optional<String> report) {
    /** Copies the ledger. */
    public TaskOutcome {
        ledger = List.copyOf(ledger);
    }
}
