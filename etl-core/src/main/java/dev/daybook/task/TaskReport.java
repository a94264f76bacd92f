package dev.daybook.task;

import dev.daybook.partition.Cancellation;
import dev.daybook.partition.Disk;
import dev.daybook.problem.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.event.Level;

/**
 * Says what became of a task: in the result file, and as the verdict, which is the last line of the
 * log. It speaks once, whichever thread comes first; the others get the exit code that was said.
 */
final class TaskReport {
    private final String stage;
    private final GivenOptions options;
    private final TaskLog log;
    private Optional<ExitCode> said = Optional.empty();

    TaskReport(String stage, GivenOptions options, TaskLog log) {
        this.stage = stage;
        this.options = options;
        this.log = log;
    }

    /** Reports work that was done and returns the exit code. */
    synchronized ExitCode outcome(TaskOutcome outcome) {
        return said.orElseGet(
                () -> say(outcome.exitCode(), outcome.verdict(), Optional.of(outcome)));
    }

    /** Reports a failure and returns the exit code. */
    synchronized ExitCode failure(ExitCode code, String message) {
        return said.orElseGet(() -> say(code, message, Optional.empty()));
    }

    /** Reports an exception that nobody expected and returns the exit code. */
    synchronized ExitCode bug(Throwable e) {
        return said.orElseGet(
                () -> {
                    for (StackTraceElement frame : e.getStackTrace()) {
                        log.error("    at {}", frame);
                    }
                    // A message of somebody else's exception may quote data.
                    return say(
                            ExitCode.BUG,
                            "a bug: "
                                    + e.getClass().getName()
                                    + "; please report it with the lines above",
                            Optional.empty());
                });
    }

    /** Cancels the task and reports that a signal has ended it; returns the exit code. */
    synchronized ExitCode end(Cancellation cancellation) {
        return said.orElseGet(
                () -> {
                    try {
                        cancellation.cancel();
                    } catch (IOException e) {
                        log.error("unfinished work is left: {}", IoFault.describe(e));
                    }
                    return say(
                            ExitCode.ENDED,
                            "stopped before it was done; run it again",
                            Optional.empty());
                });
    }

    /** Writes the result, then the verdict. */
    private ExitCode say(ExitCode code, String message, Optional<TaskOutcome> outcome) {
        message.lines().skip(1).forEach(line -> log.error("{}", line));
        Optional<String> failure = writeResult(code, message, outcome);
        if (failure.isPresent() && code == ExitCode.DONE) {
            log.info("{}", message);
            said = Optional.of(logFailure(ExitCode.IO_FAILED, failure.get()));
            return ExitCode.IO_FAILED;
        }
        failure.ifPresent(text -> log.error("{}", text));
        if (code == ExitCode.DONE) {
            log.verdict(Level.INFO, message);
        } else {
            logFailure(code, message.lines().findFirst().orElse(code.meaning()));
        }
        said = Optional.of(code);
        return code;
    }

    private ExitCode logFailure(ExitCode code, String verdict) {
        log.verdict(Level.ERROR, "exit " + code.number() + " (" + code.meaning() + "): " + verdict);
        return code;
    }

    /** Writes the result where it is asked for; returns why that was not possible. */
    private Optional<String> writeResult(
            ExitCode code, String message, Optional<TaskOutcome> outcome) {
        String file = options.text("--result");
        if (file.isEmpty()) {
            return Optional.empty();
        }
        TaskResult result =
                new TaskResult(
                        stage,
                        options.text("--pipeline"),
                        options.text("--date"),
                        options.text("--run-id"),
                        options.text("--attempt"),
                        code,
                        message,
                        outcome);
        try {
            Path path = Path.of(file).toAbsolutePath();
            Files.createDirectories(path.resolveSibling(""));
            Disk.replace(path, result.json());
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of("the result can't be written: " + IoFault.describe(e));
        }
    }
}
