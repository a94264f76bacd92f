package dev.daybook.partition;

import dev.daybook.problem.EtlException;
import dev.daybook.problem.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * The end of a run from outside: after it nothing becomes visible any more, and the folders of
 * unfinished work are gone. What was published before stays.
 *
 * <p>The thread that works and the one that cancels may be different ones.
 */
public final class Cancellation {
    private final Set<Path> unfinished = new LinkedHashSet<>();
    private boolean isCancelled;

    /** A step that makes work visible. */
    @FunctionalInterface
    interface Step {
        void run() throws IOException;
    }

    /**
     * Makes a folder for work, which goes when the run is cancelled.
     *
     * @throws EtlException with exit code 143 after the end
     */
    synchronized void begin(Path folder) throws IOException {
        requireGoingOn();
        Files.createDirectories(folder);
        unfinished.add(folder);
    }

    /** Leaves a folder where it is when the run is cancelled. */
    synchronized void keep(Path folder) {
        unfinished.remove(folder);
    }

    /**
     * Makes the work in a folder visible, wholly before the end or not at all.
     *
     * @throws EtlException with exit code 143 after the end
     */
    synchronized void commit(Path folder, Step step) throws IOException {
        requireGoingOn();
        step.run();
        unfinished.remove(folder);
    }

    private void requireGoingOn() {
        if (isCancelled) {
            throw new EtlException(ExitCode.ENDED, "the run was ended by a signal");
        }
    }

    /**
     * Ends the run. A commit that has begun is waited for.
     *
     * @throws IOException if a folder can't be removed
     */
    public synchronized void cancel() throws IOException {
        isCancelled = true;
        for (Path folder : unfinished) {
            // Under its old name the working thread can't put anything into it any more.
            Path removed = folder.resolveSibling(folder.getFileName() + ".removed");
            if (Files.isDirectory(folder)) {
                Disk.delete(removed);
                Files.move(folder, removed);
                Disk.delete(removed);
            }
        }
        unfinished.clear();
    }
}
