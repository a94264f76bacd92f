package dev.daybook.cli;

import dev.daybook.partition.Partition;
import java.util.Collection;
import java.util.stream.Collectors;

/** What happens when the process is told to end (Ctrl-C, SIGTERM) while dates are running. */
final class Interruption implements AutoCloseable {
    private final Thread hook;

    /** Makes one that does some work before the process ends, by a signal and not otherwise. */
    Interruption(Runnable work) {
        hook = new Thread(work, "interruption");
    }

    /** Waits for a signal from now on. */
    void begin() {
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** Returns what is said to the person who has stopped a run. */
    static String message(Collection<Partition> finished) {
        String dates =
                finished.stream()
                        .map(partition -> partition.date().toString())
                        .sorted()
                        .collect(Collectors.joining(", "));
        return "stopped; "
                + (dates.isEmpty() ? "no date is finished" : "finished: " + dates)
                + "; give the same command again to go on";
    }

    /** Waits no longer. */
    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The signal has come: the hook is at work and the JVM ends after it.
        }
    }
}
