package dev.daybook.cli;

import dev.daybook.partition.Partition;
import dev.daybook.partition.Publication;
import dev.daybook.partition.Stage;
import dev.daybook.problem.EtlException;
import dev.daybook.problem.ExitCode;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Runs the four stages of a date, one after the other, until one fails. */
final class PartitionRun {
    private static final int LAST_LINES = 20;
    private static final List<Stage> AFTER_EXTRACT =
            List.of(Stage.FLATTEN, Stage.VALIDATE, Stage.EXPORT);

    private final RunOrder order;
    private final StageProcess process;
    private final Progress progress;
    private final boolean verbose;

    /**
     * Makes a runner for one date after the other.
     *
     * @param verbose whether all that the stages log is shown
     */
    PartitionRun(RunOrder order, StageProcess process, Progress progress, boolean verbose) {
        this.order = order;
        this.process = process;
        this.progress = progress;
        this.verbose = verbose;
    }

    /** Runs a date. */
    DateOutcome run(Partition partition) throws IOException, InterruptedException {
        Publication publication = new Publication(order.layout().output(), partition);
        Optional<Integer> before = publication.current();
        Stage last = Stage.EXTRACT;
        StageResult result = run(partition, last);
        for (Stage stage : AFTER_EXTRACT) {
            if (result.isDone()) {
                last = stage;
                result = run(partition, stage);
            }
        }
        return new DateOutcome(partition, last, result, change(before, publication.current()));
    }

    private static DateOutcome.Change change(Optional<Integer> before, Optional<Integer> after) {
        int change = after.orElse(0).compareTo(before.orElse(0));
        if (change == 0) {
            return DateOutcome.Change.UNCHANGED;
        }
        return change > 0 ? DateOutcome.Change.PUBLISHED : DateOutcome.Change.RESTORED;
    }

    private StageResult run(Partition partition, Stage stage) throws InterruptedException {
        progress.begin(partition, stage);
        Instant start = Instant.now();
        Deque<String> lastLines = new ArrayDeque<>();
        StageResult result = result(partition, stage, lastLines);
        Duration took = Duration.between(start, Instant.now());
        // With --verbose the lines were shown when they came.
        List<String> shown = verbose ? List.of() : List.copyOf(lastLines);
        progress.end(new StageEnd(partition, stage, took, result, shown));
        return result;
    }

    /** A fault on this side of the process is one of this date as well, and stops no other date. */
    private StageResult result(Partition partition, Stage stage, Deque<String> lastLines)
            throws InterruptedException {
        try {
            return process.run(
                    new StageCommand(stage, partition, order),
                    line -> take(partition, line, lastLines));
        } catch (EtlException e) {
            return failed(e.exitCode(), String.valueOf(e.getMessage()));
        } catch (IOException e) {
            return failed(ExitCode.IO_FAILED, "reading or writing failed: " + e.getMessage());
        }
    }

    private static StageResult failed(ExitCode code, String message) {
        return new StageResult(code.number(), message, Map.of(), 0);
    }

    private void take(Partition partition, String line, Deque<String> lastLines) {
        if (lastLines.size() == LAST_LINES) {
            lastLines.removeFirst();
        }
        lastLines.addLast(line);
        if (verbose) {
            progress.line(partition.date() + " " + line);
        }
    }
}
