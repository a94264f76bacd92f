package dev.daybook.sample;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Collects {@link SampleOptions}, from their defaults on; not safe for many threads. */
public final class SampleOptionsBuilder {

    private final Api api;
    private String host = "127.0.0.1";
    private int port = 0;
    private Optional<Path> replay = Optional.empty();
    private double repeatedAddresses = 0;
    private double nullObjects = 0;
    private double badRows = 0;
    private boolean markers = false;
    private final List<FaultPlan> faults = new ArrayList<>();
    private Clock clock = Clock.systemUTC();
    private Clock windowClock = Clock.systemUTC();
    private Optional<Path> requestsLog = Optional.empty();
    private long maxResults = 5000;
    private long usersPerWindow = 20_000;
    private long ordersPerDay = 120;
    private Duration slowDelay = Duration.ofSeconds(1);

    SampleOptionsBuilder(Api api) {
        this.api = api;
    }

    /** Sets {@link SampleOptions#host()}. */
    public SampleOptionsBuilder host(String value) {
        host = value;
        return this;
    }

    /** Sets {@link SampleOptions#port()}. */
    public SampleOptionsBuilder port(int value) {
        port = value;
        return this;
    }

    /** Sets {@link SampleOptions#replay()}. */
    public SampleOptionsBuilder replay(Path value) {
        replay = Optional.of(value);
        return this;
    }

    /** Sets {@link SampleOptions#repeatedAddresses()}. */
    public SampleOptionsBuilder repeatedAddresses(double value) {
        repeatedAddresses = value;
        return this;
    }

    /** Sets {@link SampleOptions#nullObjects()}. */
    public SampleOptionsBuilder nullObjects(double value) {
        nullObjects = value;
        return this;
    }

    /** Sets {@link SampleOptions#badRows()}. */
    public SampleOptionsBuilder badRows(double value) {
        badRows = value;
        return this;
    }

    /** Sets {@link SampleOptions#markers()}. */
    public SampleOptionsBuilder markers(boolean value) {
        markers = value;
        return this;
    }

    /** Adds a fault that meets every request from its turn on. */
    public SampleOptionsBuilder fault(Fault fault) {
        return fault(fault, FaultPlan.ALL);
    }

    /** Adds a fault that meets a number of requests when its turn comes. */
    public SampleOptionsBuilder fault(Fault fault, long requests) {
        faults.add(new FaultPlan(fault, requests));
        return this;
    }

    /** Sets {@link SampleOptions#clock()}. */
    public SampleOptionsBuilder clock(Clock value) {
        clock = value;
        return this;
    }

    /** Sets {@link SampleOptions#windowClock()}. */
    public SampleOptionsBuilder windowClock(Clock value) {
        windowClock = value;
        return this;
    }

    /** Sets {@link SampleOptions#requestsLog()}. */
    public SampleOptionsBuilder requestsLog(Path value) {
        requestsLog = Optional.of(value);
        return this;
    }

    /** Sets {@link SampleOptions#maxResults()}. */
    public SampleOptionsBuilder maxResults(long value) {
        maxResults = value;
        return this;
    }

    /** Sets {@link SampleOptions#usersPerWindow()}. */
    public SampleOptionsBuilder usersPerWindow(long value) {
        usersPerWindow = value;
        return this;
    }

    /** Sets {@link SampleOptions#ordersPerDay()}. */
    public SampleOptionsBuilder ordersPerDay(long value) {
        ordersPerDay = value;
        return this;
    }

    /** Sets {@link SampleOptions#slowDelay()}. */
    public SampleOptionsBuilder slowDelay(Duration value) {
        slowDelay = value;
        return this;
    }

    /** Returns the options; rejects shares outside 0 to 100 percent. */
    public SampleOptions build() {
        return new SampleOptions(
                api,
                host,
                port,
                replay,
                repeatedAddresses,
                nullObjects,
                badRows,
                markers,
                faults,
                clock,
                windowClock,
                requestsLog,
                maxResults,
                usersPerWindow,
                ordersPerDay,
                slowDelay);
    }
}
