package dev.daybook.cli;

import dev.daybook.document.DocumentReader;
import dev.daybook.document.Node;
import dev.daybook.problem.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a stage says became of it.
 *
 * @param exitCode with which its process ended
 * @param verdict one line, or the message of the failure
 * @param rows by table, those loaded
 * @param quarantined rows of all tables
 */
record StageResult(int exitCode, String verdict, Map<String, Long> rows, long quarantined) {
    private static final int SIGNALS = 128;

    /** Copies the map. */
    StageResult {
        rows = Collections.unmodifiableMap(new LinkedHashMap<>(rows));
    }

    /** Returns whether the stage has done its work. */
    boolean isDone() {
        return exitCode == 0;
    }

    /**
     * Reads the file that a stage has written; where there is none, the exit code has to do.
     *
     * @param exitCode with which the process ended
     */
    static StageResult read(Path file, int exitCode) throws IOException {
        if (Files.exists(file) && Files.size(file) > 0) {
            Optional<Node> root =
                    DocumentReader.json(file.toString(), Files.readAllBytes(file), new Problems());
            if (root.isPresent()) {
                return of(root.get().members(), exitCode);
            }
        }
        String verdict =
                exitCode > SIGNALS
                        ? "ended by signal " + (exitCode - SIGNALS)
                        : "ended without a result";
        return new StageResult(exitCode, verdict, Map.of(), 0);
    }

    private static StageResult of(Map<String, Node> members, int exitCode) {
        Map<String, Long> rows = new LinkedHashMap<>();
        Node counts = members.get("rows");
        if (counts != null) {
            counts.members().forEach((table, count) -> rows.put(table, number(count)));
        }
        Node ledger = members.get("ledger");
        Node verdict = members.get("verdict");
        return new StageResult(
                exitCode,
                verdict == null ? "" : verdict.text(),
                rows,
                ledger == null ? 0 : quarantined(ledger));
    }

    private static long quarantined(Node ledger) {
        return ledger.items().stream()
                .map(entry -> entry.members().get("quarantined"))
                .mapToLong(count -> count == null ? 0 : number(count))
                .sum();
    }

    private static long number(Node node) {
        return node.text().matches("[0-9]{1,18}") ? Long.parseLong(node.text()) : 0;
    }
}
