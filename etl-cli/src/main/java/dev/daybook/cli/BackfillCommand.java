package dev.daybook.cli;

import dev.daybook.partition.Partition;
import dev.daybook.problem.EtlException;
import dev.daybook.problem.ExitCode;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Runs many dates. */
@Command(
        name = "backfill",
        description = {
            "run all dates from one to another, both included",
            "Each date is a run; one that fails stops no other. The exit code is that of the first"
                    + " date that failed."
        },
        sortOptions = false)
final class BackfillCommand implements Callable<Integer> {
    private static final int MAX_PARALLEL = 64;

    private final Shell shell;

    @Option(
            names = "--from",
            paramLabel = "yyyy-MM-dd",
            required = true,
            description = "the first date")
    private String from = "";

    @Option(
            names = "--to",
            paramLabel = "yyyy-MM-dd",
            required = true,
            description = "the last date")
    private String to = "";

    @Option(
            names = "--parallel",
            paramLabel = "N",
            defaultValue = "1",
            description = "how many dates at once (default: 1)")
    private int parallel = 1;

    @Mixin private RunOptions options = new RunOptions();

    BackfillCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (parallel < 1 || parallel > MAX_PARALLEL) {
            throw new EtlException(
                    ExitCode.USAGE,
                    "found --parallel " + parallel + "; expected 1 to " + MAX_PARALLEL);
        }
        List<LocalDate> dates = dates(Partition.parseDate(from), Partition.parseDate(to));
        RunRequest request = options.request(shell.home(), dates, parallel);
        List<DateOutcome> outcomes = new DateRuns(shell, request).run();
        shell.out().print(Outcomes.table(outcomes));
        shell.out().println("logs: " + shell.home().shown(request.layout().logs()));
        return Outcomes.exitCode(outcomes);
    }

    /** Returns the days from one to another, both included. */
    static List<LocalDate> dates(LocalDate from, LocalDate to) {
        if (to.isBefore(from)) {
            throw new EtlException(
                    ExitCode.USAGE,
                    "the dates run from " + from + " to " + to + "; expected --to after --from");
        }
        return from.datesUntil(to.plusDays(1)).toList();
    }
}
