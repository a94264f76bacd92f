package dev.daybook.cli;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * The processes that this one has started. None of them outlives it: on a signal they are asked to
 * end, then made to. Safe for use by several threads.
 */
final class Children {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int SIGINT = 130;
    private static final int SIGTERM = 143;

    private final Set<Process> running = new LinkedHashSet<>();
    private final CountDownLatch stopping = new CountDownLatch(1);

    /** Starts a process, unless this one is about to end. */
    Process start(ProcessBuilder builder) throws IOException, InterruptedException {
        synchronized (running) {
            if (stopping.getCount() > 0) {
                Process process = builder.start();
                running.add(process);
                return process;
            }
        }
        throw sleepUntilTheEnd();
    }

    /** Waits for the end of a process and returns its exit code; does not return on a signal. */
    int waitFor(Process process) throws InterruptedException {
        int exitCode = process.waitFor();
        synchronized (running) {
            running.remove(process);
        }
        // A terminal sends Ctrl-C to the children as well, and they may be faster than this
        // process.
        boolean signalled = exitCode == SIGINT || exitCode == SIGTERM;
        if (stopping.await(signalled ? 500 : 0, TimeUnit.MILLISECONDS)) {
            throw sleepUntilTheEnd();
        }
        return exitCode;
    }

    /** A signal was received: the JVM ends as soon as {@link #stop} is done. */
    private static IllegalStateException sleepUntilTheEnd() throws InterruptedException {
        new CountDownLatch(1).await();
        return new IllegalStateException("slept longer than the JVM lives");
    }

    /** Ends all processes and starts no more. */
    void stop() {
        List<Process> left;
        synchronized (running) {
            stopping.countDown();
            left = List.copyOf(running);
        }
        // By its handle: Process.destroy closes the output, of which somebody may be reading a
        // line.
        left.forEach(process -> process.toHandle().destroy());
        Instant deadline = Instant.now().plus(PATIENCE);
        for (Process process : left) {
            end(process, deadline);
        }
    }

    private static void end(Process process, Instant deadline) {
        try {
            long millis = Duration.between(Instant.now(), deadline).toMillis();
            if (!process.waitFor(Math.max(0, millis), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
