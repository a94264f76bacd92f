package dev.daybook.task;

import dev.daybook.contract.Contract;
import dev.daybook.contract.ContractFiles;
import dev.daybook.contract.Plan;
import dev.daybook.partition.Cancellation;
import dev.daybook.partition.Partition;
import dev.daybook.partition.PartitionLock;
import dev.daybook.partition.Staging;
import dev.daybook.problem.EtlException;
import dev.daybook.problem.ExitCode;
import dev.daybook.table.Digest;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.ParseResult;

/**
 * Runs a task as a program: command line, contract, lock, work, verdict, result file, exit code.
 *
 * <p>The log goes to standard error, its last line is the verdict. A signal that ends the process
 * (SIGTERM, SIGINT) cancels the work; the exit code is then 143.
 */
public final class TaskRunner {
    private static final String OUT_OF_MEMORY =
            "the heap of "
                    + (Runtime.getRuntime().maxMemory() >> 20)
                    + " MiB is too small for this date; give the process more memory, or -Xmx";

    private final Task task;
    private final Map<String, String> environment;
    private final PrintStream out;

    /** Makes a runner with the environment and the standard output of the process. */
    public TaskRunner(Task task, Map<String, String> environment, PrintStream out) {
        this.task = task;
        this.environment = Map.copyOf(environment);
        this.out = out;
    }

    /** Runs the task with the arguments of a command line and returns its exit code. */
    public ExitCode run(String... arguments) {
        List<Option> known = TaskOptions.of(task);
        List<String> all = TaskOptions.arguments(known, environment, arguments);
        Optional<GivenOptions> plain = PlainArguments.read(known, all);
        return plain.isPresent() ? run(plain.get()) : parse(known, all);
    }

    private ExitCode run(GivenOptions options) {
        TaskLog log = log();
        return run(options, new TaskReport(task.stage().word(), options, log), log);
    }

    private ExitCode parse(List<Option> known, List<String> arguments) {
        CommandLine command = TaskCommand.of(task, known);
        ParseResult parsed = command.parseArgs(arguments.toArray(new String[0]));
        if (parsed.isUsageHelpRequested()) {
            command.usage(out);
            return ExitCode.DONE;
        }
        GivenOptions options = TaskCommand.given(parsed);
        return parsed.errors().isEmpty()
                ? run(options)
                : new TaskReport(task.stage().word(), options, log())
                        .failure(ExitCode.USAGE, TaskCommand.fault(command, parsed));
    }

    private TaskLog log() {
        return new TaskLog(LoggerFactory.getLogger(task.stage().word()));
    }

    private ExitCode run(GivenOptions options, TaskReport report, Logger log) {
        Cancellation cancellation = new Cancellation();
        // Halted here, the exit code is the one that was reported, whichever thread came first.
        Thread signalled =
                new Thread(
                        () -> Runtime.getRuntime().halt(report.end(cancellation).number()),
                        "signalled");
        Runtime.getRuntime().addShutdownHook(signalled);
        try {
            return report.outcome(work(options, cancellation, log));
        } catch (EtlException e) {
            return report.failure(e.exitCode(), String.valueOf(e.getMessage()));
        } catch (IOException e) {
            return report.failure(ExitCode.IO_FAILED, IoFault.describe(e));
        } catch (UncheckedIOException e) {
            return report.failure(
                    ExitCode.IO_FAILED, IoFault.describe(Objects.requireNonNull(e.getCause())));
        } catch (OutOfMemoryError e) {
            return report.failure(ExitCode.BUG, OUT_OF_MEMORY);
        } catch (RuntimeException | Error e) {
            return report.bug(e);
        } finally {
            forget(signalled);
        }
    }

    private static void forget(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // A signal has come; the hook ends the process.
        }
    }

    private TaskOutcome work(GivenOptions options, Cancellation cancellation, Logger log)
            throws IOException {
        Instant started = Instant.now();
        FutureTask<MeterRegistry> early = early();
        String pipeline = options.text("--pipeline");
        Partition partition = new Partition(pipeline, Partition.parseDate(options.text("--date")));
        log.info("started for {}, version {}", partition, Version.text());
        Contract contract =
                ContractFiles.find(
                        pipeline, path(options, "--contract"), path(options, "--contracts"));
        Staging staging = new Staging(path(options, "--staging").orElseThrow(), cancellation);
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
                        options.text("--run-id"),
                        options.text("--attempt"),
                        made(early),
                        log);
        try (PartitionLock lock = PartitionLock.acquire(staging, partition)) {
            log.debug("holding {}", lock);
            return task.run(context);
        }
    }

    /**
     * Makes what needs no contract beside the reading of it, for a start has but one busy thread.
     */
    private static FutureTask<MeterRegistry> early() {
        FutureTask<MeterRegistry> early =
                new FutureTask<>(
                        () -> {
                            // The first digest of a process looks for its provider.
                            Digest.newSha256();
                            return new SimpleMeterRegistry();
                        });
        Thread thread = new Thread(early, "early");
        thread.setDaemon(true);
        thread.start();
        return early;
    }

    private static MeterRegistry made(FutureTask<MeterRegistry> early) {
        try {
            return early.get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException("the metrics can't be made", e);
        }
    }

    private static Optional<Path> path(GivenOptions options, String name) {
        String text = options.text(name);
        return text.isEmpty() ? Optional.empty() : Optional.of(Path.of(text));
    }
}
