package dev.daybook.sample;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options of the command line, as they are written there. */
final class Switches {

    @Option(names = "--api", required = true, description = "One of: ${COMPLETION-CANDIDATES}.")
    private Api api = Api.RANDOMUSER;

    @Option(names = "--host", description = "Address to listen at (${DEFAULT-VALUE}).")
    private String host = "127.0.0.1";

    @Option(names = "--port", description = "0 takes any that is free (${DEFAULT-VALUE}).")
    private int port;

    @Option(names = "--replay", paramLabel = "DIR", description = "Recorded answers to give.")
    private Optional<Path> replay = Optional.empty();

    @Option(
            names = "--repeated-addresses",
            paramLabel = "PERCENT",
            description = "People whose address came earlier in the page.")
    private double repeatedAddresses;

    @Option(
            names = "--null-objects",
            paramLabel = "PERCENT",
            description = "Records with an object null or missing.")
    private double nullObjects;

    @Option(
            names = "--bad-rows",
            paramLabel = "PERCENT",
            description = "Records with a value that cannot be converted.")
    private double badRows;

    @Option(names = "--markers", description = "Fill the fields to protect with markers.")
    private boolean hasMarkers;

    @Option(
            names = "--fault",
            paramLabel = "KIND[:COUNT]",
            description = "Fault of the next COUNT requests; may be repeated.")
    private List<FaultPlan> faults = new ArrayList<>();

    @Option(names = "--clock", paramLabel = "INSTANT", description = "What ages follow.")
    private Optional<Instant> clock = Optional.empty();

    @Option(names = "--requests-log", paramLabel = "FILE", description = "Gets a line per request.")
    private Optional<Path> requestsLog = Optional.empty();

    @Option(names = "--max-results", description = "Largest page of people (${DEFAULT-VALUE}).")
    private long maxResults = 5000;

    @Option(
            names = "--users-per-window",
            description = "People per client in five minutes, 0 for any (${DEFAULT-VALUE}).")
    private long usersPerWindow = 20_000;

    @Option(names = "--orders", description = "Orders of each day (${DEFAULT-VALUE}).")
    private long orders = 120;

    @Option(
            names = "--slow-delay",
            paramLabel = "DURATION",
            description = "How late the fault 'slow' answers (${DEFAULT-VALUE}).")
    private Duration slowDelay = Duration.ofSeconds(1);

    @Option(names = "--until-stdin-closes", description = "End when the standard input ends.")
    private boolean isUntilStdinCloses;

    boolean isUntilStdinCloses() {
        return isUntilStdinCloses;
    }

    /** Returns what a server understands; rejects shares that are none. */
    SampleOptions toOptions() {
        SampleOptionsBuilder options =
                SampleOptions.of(api)
                        .host(host)
                        .port(port)
                        .repeatedAddresses(repeatedAddresses)
                        .nullObjects(nullObjects)
                        .badRows(badRows)
                        .markers(hasMarkers)
                        .maxResults(maxResults)
                        .usersPerWindow(usersPerWindow)
                        .ordersPerDay(orders)
                        .slowDelay(slowDelay);
        replay.ifPresent(options::replay);
        requestsLog.ifPresent(options::requestsLog);
        clock.map(instant -> Clock.fixed(instant, ZoneOffset.UTC)).ifPresent(options::clock);
        faults.forEach(plan -> options.fault(plan.fault(), plan.requests()));
        return options.build();
    }
}
