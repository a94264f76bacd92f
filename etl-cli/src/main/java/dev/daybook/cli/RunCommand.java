package dev.daybook.cli;

import dev.daybook.partition.Partition;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Runs one date. */
@Command(
        name = "run",
        description = {
            "run one date of a pipeline: extract, flatten, validate, export",
            "Run again, a date asks nothing of the source, and publishes the same bytes. The exit"
                    + " code is that of the stage that failed."
        },
        sortOptions = false)
final class RunCommand implements Callable<Integer> {
    private final Shell shell;

    @Option(
            names = "--date",
            paramLabel = "yyyy-MM-dd",
            required = true,
            description = "the partition date, a day of UTC")
    private String date = "";

    @Mixin private RunOptions options = new RunOptions();

    RunCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        RunRequest request = options.request(shell.home(), List.of(Partition.parseDate(date)), 1);
        DateOutcome outcome = new DateRuns(shell, request).run().get(0);
        if (outcome.isDone()) {
            shell.out().print(Outcomes.table(List.of(outcome)));
            shell.out()
                    .println(
                            "files: "
                                    + shell.home()
                                            .shown(
                                                    request.layout()
                                                            .published(outcome.partition())));
        } else {
            shell.err()
                    .println(
                            "log: "
                                    + shell.home()
                                            .shown(request.layout().log(outcome.partition())));
        }
        return outcome.result().exitCode();
    }
}
