package dev.daybook.cli;

import dev.daybook.contract.Contract;
import dev.daybook.contract.ContractFiles;
import dev.daybook.partition.Disk;
import dev.daybook.partition.Partition;
import dev.daybook.partition.Stage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Runs the dates of a request: with the key, the source and the stages that it needs. */
final class DateRuns {
    private final Shell shell;
    private final RunRequest request;
    private final Children children = new Children();
    private final Collection<Partition> finished = new ConcurrentLinkedQueue<>();

    DateRuns(Shell shell, RunRequest request) {
        this.shell = shell;
        this.request = request;
    }

    /**
     * Runs all dates; one that fails stops no other.
     *
     * @return the outcomes in the order of the dates
     * @throws dev.daybook.problem.EtlException if nothing can be run at all
     */
    List<DateOutcome> run() throws IOException, InterruptedException {
        for (Stage stage : Stage.values()) {
            shell.home().require(shell.home().jar(stage));
        }
        StageEnvironment environment = new StageEnvironment(shell.environment(), keys());
        Path results = Files.createTempDirectory("daybook-");
        try (Progress progress = Progress.on(shell, request.dates().size(), request.verbose());
                Interruption interruption = new Interruption(() -> end(progress, results))) {
            interruption.begin();
            return withSource(
                    new StageProcess(shell.home(), children, environment, results), progress);
        } finally {
            Disk.delete(results);
        }
    }

    private Map<String, String> keys() throws IOException {
        Contract contract =
                ContractFiles.find(
                        request.pipeline(), request.contract(), ContractArgument.folder(shell));
        Keys keys = new Keys(shell);
        if (request.source() instanceof SourceChoice.Sample) {
            keys.makeIfMissing(contract);
        }
        return keys.of(contract);
    }

    /** On a signal. The stages leave either their old folders or new ones, never a part. */
    private void end(Progress progress, Path results) {
        children.stop();
        progress.close();
        try {
            Disk.delete(results);
        } catch (IOException e) {
            // A few small files in the folder for temporary ones are no reason to end otherwise.
        }
        shell.err().println(Interruption.message(finished));
    }

    private List<DateOutcome> withSource(StageProcess process, Progress progress)
            throws IOException, InterruptedException {
        if (request.source() instanceof SourceChoice.Sample sample) {
            List<String> argv =
                    SampleSource.argv(
                            Home.java(),
                            shell.home().require(shell.home().sampleJar()),
                            request.pipeline(),
                            sample.recorded());
            Path log = request.layout().logs().resolve("sample.log");
            try (SampleSource source = SampleSource.start(argv, children, log)) {
                return run(process, progress, Optional.of(source.address()));
            }
        }
        return run(
                process,
                progress,
                request.source() instanceof SourceChoice.Address address
                        ? Optional.of(address.url())
                        : Optional.empty());
    }

    private List<DateOutcome> run(StageProcess process, Progress progress, Optional<String> source)
            throws IOException, InterruptedException {
        RunOrder order =
                new RunOrder(request.layout(), request.contract(), source, runId(Instant.now()));
        PartitionRun run = new PartitionRun(order, process, progress, request.verbose());
        List<Callable<DateOutcome>> tasks = new ArrayList<>();
        request.dates().forEach(date -> tasks.add(() -> run(run, date)));
        ExecutorService threads = Executors.newFixedThreadPool(request.parallel());
        try {
            List<DateOutcome> outcomes = new ArrayList<>();
            for (Future<DateOutcome> outcome : threads.invokeAll(tasks)) {
                outcomes.add(outcome.get());
            }
            return outcomes;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException failure) {
                throw failure;
            }
            throw new IllegalStateException("a date ended without an outcome", e.getCause());
        } finally {
            threads.shutdown();
        }
    }

    private DateOutcome run(PartitionRun run, LocalDate date)
            throws IOException, InterruptedException {
        Partition partition = new Partition(request.pipeline(), date);
        DateOutcome outcome = run.run(partition);
        if (outcome.isDone()) {
            finished.add(partition);
        }
        return outcome;
    }

    static String runId(Instant now) {
        return "cli-" + now.truncatedTo(ChronoUnit.SECONDS).toString().replaceAll("[-:]", "");
    }
}
