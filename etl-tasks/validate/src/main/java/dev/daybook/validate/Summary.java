package dev.daybook.validate;

import dev.daybook.contract.Rule;
import dev.daybook.partition.LedgerEntry;
import dev.daybook.partition.Manifest;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.slf4j.Logger;

/** Findings as lines for people: what failed first, then what warns, then each table. */
final class Summary {
    private static final int NAMED = 3;

    private final Findings findings;
    private final List<LedgerEntry> ledger;

    Summary(Findings findings, List<LedgerEntry> ledger) {
        this.findings = findings;
        this.ledger = List.copyOf(ledger);
    }

    /** Returns the counts of the tables. */
    List<LedgerEntry> ledger() {
        return ledger;
    }

    /** Returns whether the tables may not be published. */
    boolean isRejection() {
        return findings.verdict() == Manifest.Verdict.FAILED;
    }

    /** Logs everything but the verdict, which is the last line of a task. */
    void log(Logger log) {
        findings.failures(Rule.Severity.ERROR).forEach(r -> log.error("{}", line("failed", r)));
        findings.failures(Rule.Severity.WARNING).forEach(r -> log.warn("{}", line("warning", r)));
        findings.failures(Rule.Severity.INFO).forEach(r -> log.info("{}", line("noted", r)));
        for (LedgerEntry entry : ledger) {
            log.info(
                    "table={} rows={} received={} quarantined={} deduplicated={}",
                    entry.table(),
                    findings.rows().containsKey(entry.table())
                            ? findings.rows().get(entry.table())
                            : "unreadable",
                    entry.received(),
                    entry.quarantined(),
                    entry.deduplicated());
        }
    }

    private static String line(String word, CheckResult result) {
        StringBuilder line = new StringBuilder(word).append(": ").append(result.check().id());
        if (result.outcome() == Outcome.NOT_EVALUATED) {
            line.append(" could not be evaluated");
        }
        result.found().ifPresent(found -> line.append(": found ").append(found(found, result)));
        result.reason().ifPresent(reason -> line.append(": ").append(reason));
        line.append("; expected: ").append(result.check().description());
        result.found().ifPresent(found -> line.append(" (").append(result.expected()).append(')'));
        if (!result.keys().isEmpty()) {
            line.append("; first keys: ").append(result.keys());
        }
        return line.toString();
    }

    private static String found(BigDecimal found, CheckResult result) {
        String number = found.toPlainString();
        return result.check().measure().keys().isPresent() && result.rows().isPresent()
                ? number + " of " + result.rows().get() + " rows"
                : number;
    }

    /** Returns the verdict on tables that may be published, in one line. */
    String verdict() {
        long warnings = findings.failures(Rule.Severity.WARNING).size();
        String word =
                findings.verdict() == Manifest.Verdict.WARNING ? "passed with warnings" : "passed";
        List<String> parts = new ArrayList<>();
        parts.add(findings.results().size() + " checks");
        parts.add("0 failed");
        parts.add(warnings == 1 ? "1 warning" : warnings + " warnings");
        long notApplicable = findings.count(Outcome.NOT_APPLICABLE);
        if (notApplicable > 0) {
            parts.add(notApplicable + " not applicable");
        }
        String rows =
                findings.rows().entrySet().stream()
                        .map(entry -> entry.getValue() + " " + entry.getKey())
                        .collect(Collectors.joining(", "));
        return word + ": " + String.join(", ", parts) + " (" + rows + ")";
    }

    /** Returns the message about tables that may not be published, in one line. */
    String rejection(String file) {
        List<CheckResult> failures = findings.failures(Rule.Severity.ERROR);
        String names =
                failures.stream()
                        .limit(NAMED)
                        .map(result -> result.check().id())
                        .collect(Collectors.joining(", "));
        int others = failures.size() - NAMED;
        return failures.size()
                + " of "
                + findings.results().size()
                + " checks failed: "
                + names
                + (others > 0 ? " and " + others + " more" : "")
                + "; nothing may be published; details in '"
                + file
                + "'";
    }
}
