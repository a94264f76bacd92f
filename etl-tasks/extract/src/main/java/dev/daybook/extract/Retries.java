package dev.daybook.extract;

import dev.daybook.contract.Source;
import dev.daybook.problem.EtlException;
import dev.daybook.problem.ExitCode;
import dev.failsafe.ExecutionContext;
import dev.failsafe.Failsafe;
import dev.failsafe.RetryPolicy;
import dev.failsafe.event.ExecutionScheduledEvent;
import dev.failsafe.function.CheckedSupplier;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;

/**
 * Asks again after faults of the source: the delay doubles from attempt to attempt, with jitter, or
 * is what the source asks for.
 */
final class Retries {
    private static final double LEAST_JITTER = 0.75;
    private static final double MOST_JITTER = 1.25;

    private final Source.Retry limits;
    private final MeterRegistry metrics;
    private final Logger log;

    Retries(Source.Retry limits, MeterRegistry metrics, Logger log) {
        this.limits = limits;
        this.metrics = metrics;
        this.log = log;
    }

    /**
     * Does something that may meet a {@link SourceFault}.
     *
     * @param what is asked for, for people
     * @throws EtlException with exit code 69 and the last fault, once the attempts are used up
     */
    <T> T run(String what, CheckedSupplier<T> attempt) {
        AtomicInteger attempts = new AtomicInteger();
        CheckedSupplier<T> counted =
                () -> {
                    attempts.incrementAndGet();
                    return checked(attempt);
                };
        try {
            return Failsafe.with(this.<T>policy(what)).get(counted);
        } catch (SourceFault e) {
            throw new EtlException(
                    ExitCode.SOURCE_UNAVAILABLE,
                    what
                            + ": "
                            + e.getMessage()
                            + "; given up after "
                            + (attempts.get() == 1 ? "1 attempt" : attempts + " attempts")
                            + "; run extract again later, pages that were received are kept");
        }
    }

    /** Failsafe would wrap what is checked; a fault of our disk must stay one. */
    private static <T> T checked(CheckedSupplier<T> attempt) throws Throwable {
        try {
            return attempt.get();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private <T> RetryPolicy<T> policy(String what) {
        return RetryPolicy.<T>builder()
                .handle(SourceFault.class)
                .withMaxAttempts(limits.attempts())
                .withMaxDuration(limits.maxDuration())
                .withDelayFnOn(this::delay, SourceFault.class)
                .onRetryScheduled(event -> logRetry(what, event))
                .build();
    }

    private Duration delay(ExecutionContext<?> context) {
        Throwable last = context.getLastException();
        Duration own = backoff(context.getAttemptCount());
        Duration asked = last instanceof SourceFault fault ? fault.retryAfter().orElse(own) : own;
        return asked.compareTo(limits.maxDelay()) < 0 ? asked : limits.maxDelay();
    }

    private Duration backoff(int attempts) {
        double factor = Math.pow(2, Math.min(attempts, 30) - 1);
        double jitter = ThreadLocalRandom.current().nextDouble(LEAST_JITTER, MOST_JITTER);
        double longest = limits.maxDelay().toNanos();
        return Duration.ofNanos(
                (long) Math.min(longest, limits.delay().toNanos() * factor * jitter));
    }

    private void logRetry(String what, ExecutionScheduledEvent<?> event) {
        metrics.counter("retries").increment();
        Throwable fault = event.getLastException();
        log.warn(
                "{}: {}; attempt {} of {}, next in {} ms",
                what,
                fault == null ? "no answer" : fault.getMessage(),
                event.getAttemptCount(),
                limits.attempts(),
                event.getDelay().toMillis());
    }
}
