package dev.daybook.task;

import dev.daybook.contract.Contract;
import dev.daybook.contract.ContractFiles;
import dev.daybook.contract.Plan;
import dev.daybook.partition.Disk;
import dev.daybook.partition.Partition;
import dev.daybook.partition.PartitionLock;
import dev.daybook.partition.Staging;
import dev.daybook.problem.EtlException;
import dev.daybook.problem.ExitCode;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.ParseResult;

/**
 * Runs a task as a program: command line, contract, lock, work, verdict, result file, exit code.
 *
 * <p>The log goes to standard error, its last line is the verdict.
 */
public final class TaskRunner {
    private static final String OUT_OF_MEMORY =
            "the heap of "
                    + (Runtime.getRuntime().maxMemory() >> 20)
                    + " MiB is too small for this date; give the process more memory, or -Xmx";

    private final Task task;
    private final Map<String, String> environment;
    private final PrintStream out;
    private final Logger log;

    /** Makes a runner with the environment and the standard output of the process. */
    public TaskRunner(Task task, Map<String, String> environment, PrintStream out) {
        this.task = task;
        this.environment = Map.copyOf(environment);
        this.out = out;
        this.log = LoggerFactory.getLogger(task.stage().word());
    }

    /** Runs the task with the arguments of a command line and returns its exit code. */
    public ExitCode run(String... arguments) {
        CommandLine command = TaskCommand.of(task);
        ParseResult options =
                command.parseArgs(TaskCommand.arguments(command, environment, arguments));
        if (options.isUsageHelpRequested()) {
            command.usage(out);
            return ExitCode.DONE;
        }
        return options.errors().isEmpty()
                ? run(options)
                : fail(options, ExitCode.USAGE, TaskCommand.fault(command, options));
    }

    private ExitCode run(ParseResult options) {
        try {
            TaskOutcome outcome = work(options);
            return finish(options, ExitCode.DONE, outcome.verdict(), Optional.of(outcome));
        } catch (EtlException e) {
            return fail(options, e.exitCode(), String.valueOf(e.getMessage()));
        } catch (IOException e) {
            return fail(options, ExitCode.IO_FAILED, describe(e));
        } catch (UncheckedIOException e) {
            return fail(
                    options, ExitCode.IO_FAILED, describe(Objects.requireNonNull(e.getCause())));
        } catch (OutOfMemoryError e) {
            return fail(options, ExitCode.BUG, OUT_OF_MEMORY);
        } catch (RuntimeException | Error e) {
            // A message of somebody else's exception may quote data, so only its type is shown.
            for (StackTraceElement frame : e.getStackTrace()) {
                log.error("    at {}", frame);
            }
            return fail(
                    options,
                    ExitCode.BUG,
                    "a bug: " + e.getClass().getName() + "; please report it with the lines above");
        }
    }

    private TaskOutcome work(ParseResult options) throws IOException {
        Instant started = Instant.now();
        String pipeline = TaskCommand.text(options, "--pipeline");
        Partition partition =
                new Partition(pipeline, Partition.parseDate(TaskCommand.text(options, "--date")));
        Contract contract =
                ContractFiles.find(
                        pipeline, path(options, "--contract"), path(options, "--contracts"));
        Staging staging = new Staging(path(options, "--staging").orElseThrow());
        MeterRegistry metrics = new SimpleMeterRegistry();
        TaskContext context =
                new TaskContext(
                        task.stage().word(),
                        partition,
                        Plan.of(contract),
                        staging,
                        path(options, "--output").orElse(staging.root()),
                        options,
                        environment,
                        PinnedClock.from(environment),
                        started,
                        TaskCommand.text(options, "--run-id"),
                        TaskCommand.text(options, "--attempt"),
                        metrics,
                        log);
        try (PartitionLock lock = PartitionLock.acquire(staging, partition)) {
            log.debug("holding {}", lock);
            return task.run(context);
        }
    }

    private static Optional<Path> path(ParseResult options, String name) {
        String text = TaskCommand.text(options, name);
        return text.isEmpty() ? Optional.empty() : Optional.of(Path.of(text));
    }

    private ExitCode fail(ParseResult options, ExitCode code, String message) {
        message.lines().skip(1).forEach(line -> log.error("{}", line));
        return finish(options, code, message, Optional.empty());
    }

    /** Writes the result, then the verdict, which is the last line of the log. */
    private ExitCode finish(
            ParseResult options, ExitCode code, String message, Optional<TaskOutcome> outcome) {
        Optional<String> failure = writeResult(options, code, message, outcome);
        if (failure.isPresent() && code == ExitCode.DONE) {
            log.info("{}", message);
            logFailure(ExitCode.IO_FAILED, failure.get());
            return ExitCode.IO_FAILED;
        }
        failure.ifPresent(text -> log.error("{}", text));
        if (code == ExitCode.DONE) {
            log.info("{}", message);
        } else {
            logFailure(code, message.lines().findFirst().orElse(code.meaning()));
        }
        return code;
    }

    private void logFailure(ExitCode code, String verdict) {
        log.error("exit {} ({}): {}", code.number(), code.meaning(), verdict);
    }

    /** Writes the result where it is asked for; returns why that was not possible. */
    private Optional<String> writeResult(
            ParseResult options, ExitCode code, String message, Optional<TaskOutcome> outcome) {
        String file = TaskCommand.text(options, "--result");
        if (file.isEmpty()) {
            return Optional.empty();
        }
        TaskResult result =
                new TaskResult(
                        task.stage().word(),
                        TaskCommand.text(options, "--pipeline"),
                        TaskCommand.text(options, "--date"),
                        TaskCommand.text(options, "--run-id"),
                        TaskCommand.text(options, "--attempt"),
                        code,
                        message,
                        outcome);
        try {
            Path path = Path.of(file).toAbsolutePath();
            Files.createDirectories(path.resolveSibling(""));
            Disk.replace(path, result.json());
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of("the result can't be written: " + describe(e));
        }
    }

    private static String describe(IOException e) {
        if (e instanceof AccessDeniedException denied) {
            return "no permission for '"
                    + denied.getFile()
                    + "'; the folder must be writable for the user who runs this (uid of the process)";
        }
        if (e instanceof FileSystemException failed) {
            return "reading or writing '"
                    + failed.getFile()
                    + "' failed: "
                    + Optional.ofNullable(failed.getReason())
                            .orElse(failed.getClass().getSimpleName());
        }
        return "reading or writing failed: " + e.getMessage();
    }
}
