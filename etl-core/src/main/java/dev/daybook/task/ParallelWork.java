package dev.daybook.task;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Work that is done on several threads and waited for. */
public final class ParallelWork {
    private ParallelWork() {}

    /**
     * Does all work and returns what it gives, in the order of the work. All of it has ended when
     * this does, also when some of it has failed; the first failure in that order is thrown.
     *
     * @param threads that work, at least one
     * @param work begun in this order
     */
    public static <R> List<R> all(int threads, List<Callable<R>> work) throws IOException {
        ExecutorService workers = Executors.newFixedThreadPool(threads, ParallelWork::thread);
        try {
            List<R> results = new ArrayList<>();
            for (Future<R> done : workers.invokeAll(work)) {
                results.add(done.get());
            }
            return results;
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody interrupts a stage", e);
        } catch (ExecutionException e) {
            throw failure(Objects.requireNonNull(e.getCause()));
        } finally {
            workers.shutdown();
        }
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "worker");
        thread.setDaemon(true);
        return thread;
    }

    private static RuntimeException failure(Throwable cause) throws IOException {
        if (cause instanceof IOException failed) {
            throw failed;
        }
        if (cause instanceof Error error) {
            throw error;
        }
        return cause instanceof RuntimeException failed ? failed : new IllegalStateException(cause);
    }
}
