package dev.daybook.cli;

import dev.daybook.task.PinnedClock;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Runs three dates of recorded answers, so that a newcomer sees tables within seconds. */
@Command(
        name = "demo",
        description = {
            "run three dates of recorded answers of randomuser.me, offline",
            "Run again, it publishes the same bytes."
        })
final class DemoCommand implements Callable<Integer> {
    private static final String PIPELINE = "randomuser";
    private static final LocalDate FIRST = LocalDate.of(2026, 11, 19);
    private static final LocalDate LAST = LocalDate.of(2026, 11, 21);
    private static final String CLOCK = "2026-11-21T23:00:00Z";
    private static final int PARALLEL = 2;

    private final Shell shell;

    @Option(names = "--verbose", description = "show all that the stages log")
    private boolean verbose;

    DemoCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Instant start = Instant.now();
        RunRequest request =
                new RunRequest(
                        PIPELINE,
                        Optional.empty(),
                        new SourceChoice.Sample(Optional.of(shell.home().recorded(PIPELINE))),
                        Layout.below(shell.home().data().resolve("demo")),
                        BackfillCommand.dates(FIRST, LAST),
                        PARALLEL,
                        verbose);
        List<DateOutcome> outcomes = new DateRuns(pinned(), request).run();
        shell.out().print("\n" + Outcomes.table(outcomes));
        Duration took = Duration.between(start, Instant.now());
        shell.out().printf(Locale.ROOT, "%nin %.1f s%n", took.toMillis() / 1000.0);
        if (Outcomes.exitCode(outcomes) == 0) {
            shell.out().print(next(request.layout()));
        }
        return Outcomes.exitCode(outcomes);
    }

    /** A clock that stands still makes the demo the same on every day and machine. */
    private Shell pinned() {
        Map<String, String> environment = new HashMap<>(shell.environment());
        environment.put(PinnedClock.VARIABLE, CLOCK);
        environment.remove("DAYBOOK_CONTRACTS");
        return new Shell(shell.home(), environment, shell.out(), shell.err(), shell.isTerminal());
    }

    private String next(Layout layout) {
        String output = shell.home().shown(layout.output().resolve(PIPELINE));
        LocalDate today =
                PinnedClock.from(shell.environment())
                        .instant()
                        .atOffset(ZoneOffset.UTC)
                        .toLocalDate();
        TextTable lines = new TextTable("  ");
        lines.row("tables", output + "/" + LAST + "/");
        lines.row("archive, checks, logs", shell.home().shown(layout.staging().resolveSibling("")));
        TextTable commands = new TextTable("  ");
        commands.row("head -n 3 " + output + "/" + LAST + "/20261121_users.csv", "the tables");
        commands.row("./daybook demo", "the same bytes again");
        commands.row("./daybook contract plan randomuser", "where every value comes from");
        commands.row("./daybook run --source sample --date " + today, "a date of its own");
        return "\nfiles\n" + lines.text() + "\nnext\n" + commands.text();
    }
}
