package dev.daybook.sample;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * Counts users per client address over five minutes, which begin with the first request. A request
 * is let in before its users are counted, so the last one may overshoot. Safe for many threads.
 */
final class UserWindow {

    static final Duration LENGTH = Duration.ofMinutes(5);

    private final long limit;
    private final Clock clock;
    private final Map<String, Count> counts = new HashMap<>();

    private record Count(Instant since, long users) {}

    /**
     * Creates a window.
     *
     * @param limit 0 lets everything in
     */
    UserWindow(long limit, Clock clock) {
        this.limit = limit;
        this.clock = clock;
    }

    synchronized boolean isFull(String client) {
        return limit > 0 && users(client) >= limit;
    }

    /** Returns what a client got within its window. */
    synchronized long users(String client) {
        return current(client).users();
    }

    synchronized void add(String client, long users) {
        Count count = current(client);
        counts.put(client, new Count(count.since(), count.users() + users));
    }

    private Count current(String client) {
        Instant now = clock.instant();
        Count count = counts.getOrDefault(client, new Count(now, 0));
        boolean isOver = !now.isBefore(count.since().plus(LENGTH));
        return isOver ? new Count(now, 0) : count;
    }
}
