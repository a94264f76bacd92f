package dev.daybook.sample;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How a sample source behaves. {@link #of} gives the real API's behaviour without faults; a builder
 * changes one thing at a time. The shares of null objects and bad rows are disjoint.
 *
 * @param api the source that is played
 * @param host the address to listen at
 * @param port 0 takes any that is free
 * @param replay a folder of recorded answers to give instead of generated ones
 * @param repeatedAddresses percent of people whose address came earlier in the page
 * @param nullObjects percent of records with an object null or missing
 * @param badRows percent of records with a value that cannot be converted
 * @param markers whether the fields to protect hold unique markers
 * @param faults the faults of the first requests, in order
 * @param clock what the ages of people follow
 * @param windowClock what the limit of users per window follows
 * @param requestsLog a file that gets a line per request
 * @param maxResults the largest page of people
 * @param usersPerWindow people per client in five minutes, 0 for any number
 * @param ordersPerDay orders of each day
 * @param slowDelay how late {@link Fault#SLOW} answers
 */
public record SampleOptions(
        Api api,
        String host,
        int port,
        Optional<Path> replay,
        double repeatedAddresses,
        double nullObjects,
        double badRows,
        boolean markers,
        List<FaultPlan> faults,
        Clock clock,
        Clock windowClock,
        Optional<Path> requestsLog,
        long maxResults,
        long usersPerWindow,
        long ordersPerDay,
        Duration slowDelay) {

    /** Checks the shares and copies the faults. */
    public SampleOptions {
        checkPercent("repeatedAddresses", repeatedAddresses);
        checkPercent("nullObjects", nullObjects);
        checkPercent("badRows", badRows);
        checkPercent("nullObjects + badRows", nullObjects + badRows);
        if (maxResults < 1 || usersPerWindow < 0 || ordersPerDay < 0) {
            throw new IllegalArgumentException(
                    "maxResults is %d, usersPerWindow %d, ordersPerDay %d; expected at least 1, 0, 0"
                            .formatted(maxResults, usersPerWindow, ordersPerDay));
        }
        faults = List.copyOf(faults);
    }

    /** Returns a builder that holds the defaults. */
    public static SampleOptionsBuilder of(Api api) {
        return new SampleOptionsBuilder(api);
    }

    private static void checkPercent(String name, double percent) {
        if (!(percent >= 0 && percent <= 100)) {
            throw new IllegalArgumentException(
                    "%s is %s; expected a percentage from 0 to 100".formatted(name, percent));
        }
    }
}
