package dev.daybook.cli;

import dev.daybook.partition.Partition;
import dev.daybook.partition.Stage;
import dev.daybook.problem.ExitCode;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * The end of a stage.
 *
 * @param partition of which day
 * @param stage which one
 * @param took how long it ran
 * @param result what became of it
 * @param lastLines what it logged last, for a person who looks for the reason of a failure
 */
record StageEnd(
        Partition partition,
        Stage stage,
        Duration took,
        StageResult result,
        List<String> lastLines) {

    /** Copies the list. */
    StageEnd {
        lastLines = List.copyOf(lastLines);
    }

    /** Returns {@code 2026-11-19 extract done in 0.6 s: 500 records}. */
    String line() {
        return String.format(
                Locale.ROOT,
                "%s %-8s  %s %.1f s: %s",
                partition.date(),
                stage.word(),
                result.isDone() ? "done in" : outcome(result.exitCode()) + " after",
                took.toMillis() / 1000.0,
                verdict());
    }

    /** Returns {@code exit 69 (the source is unavailable)}. */
    static String outcome(int exitCode) {
        return Arrays.stream(ExitCode.values())
                .filter(code -> code.number() == exitCode)
                .map(code -> "exit " + exitCode + " (" + code.meaning() + ")")
                .findFirst()
                .orElse("exit " + exitCode);
    }

    private String verdict() {
        return result.verdict().lines().findFirst().orElse("");
    }

    /** Returns the last lines of a failure, without the one that {@link #line} repeats. */
    List<String> reason() {
        if (result.isDone()) {
            return List.of();
        }
        int size = lastLines.size();
        boolean repeated =
                size > 0 && !verdict().isEmpty() && lastLines.get(size - 1).contains(verdict());
        return repeated ? lastLines.subList(0, size - 1) : lastLines;
    }
}
