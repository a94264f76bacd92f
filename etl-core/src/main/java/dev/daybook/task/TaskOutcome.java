package dev.daybook.task;

import dev.daybook.partition.LedgerEntry;
import dev.daybook.problem.ExitCode;
import java.util.List;
import java.util.Optional;

/**
 * What a task that has done its work says about it.
 *
 * @param exitCode done, or that the data was rejected
 * @param verdict one line for people
 * @param sha256 of the stage's manifest, or, for export, of {@code SHA256SUMS}
 * @param ledger by table; empty for extract
 * @param report the file to read, where there is one
 */
public record TaskOutcome(
        ExitCode exitCode,
        String verdict,
        String sha256,
        List<LedgerEntry> ledger,
        Optional<String> report) {
    /** Copies the ledger. */
    public TaskOutcome {
        ledger = List.copyOf(ledger);
    }

    /** Makes the outcome of a task that is done. */
    public TaskOutcome(
            String verdict, String sha256, List<LedgerEntry> ledger, Optional<String> report) {
        this(ExitCode.DONE, verdict, sha256, ledger, report);
    }
}
