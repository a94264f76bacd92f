package dev.daybook.flatten;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;

/**
 * Does work on several threads and hands over what it gives in the order of the work, on the thread
 * that brings it. That thread works as well whenever enough is waiting, so no thread is idle and
 * what waits is bounded.
 *
 * <p>One of the others rests at first: code that is new runs slowly until it is compiled, and the
 * compiler needs a processor for that.
 */
final class InOrder<R> implements AutoCloseable {
    /** Takes the results. */
    interface Target<R> {
        void take(R result) throws IOException;
    }

    private final Deque<FutureTask<R>> waiting = new ArrayDeque<>();
    private final Semaphore compiled = new Semaphore(0);
    private final ExecutorService others;
    private final int most;
    private final Target<R> target;

    /**
     * Starts the threads.
     *
     * @param threads that work, the one that brings the work among them; at least two
     */
    InOrder(int threads, Target<R> target) {
        this.target = target;
        most = 2 * threads;
        others =
                Executors.newFixedThreadPool(
                        threads - 1,
                        work -> {
                            Thread thread = new Thread(work, "flatten");
                            thread.setDaemon(true);
                            return thread;
                        });
        others.execute(compiled::acquireUninterruptibly);
    }

    /** Lets all threads work, for what they do most is compiled by now. */
    void useAllThreads() {
        compiled.release();
    }

    /** Takes some work; hands over the results of earlier work first if there is too much of it. */
    void add(Callable<R> work) throws IOException {
        while (waiting.size() >= most) {
            handOver();
        }
        FutureTask<R> task = new FutureTask<>(work);
        waiting.add(task);
        others.execute(task);
    }

    /** Hands over all results. */
    void finish() throws IOException {
        while (!waiting.isEmpty()) {
            handOver();
        }
    }

    private void handOver() throws IOException {
        FutureTask<R> first = waiting.remove();
        // Running a task that another thread has begun does nothing.
        first.run();
        for (FutureTask<R> task : waiting) {
            if (!first.isDone()) {
                task.run();
            }
        }
        try {
            target.take(first.get());
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody interrupts a stage", e);
        } catch (ExecutionException e) {
            throw failure(Objects.requireNonNull(e.getCause()));
        }
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

    /** Gives up the work that has not begun. */
    @Override
    public void close() {
        waiting.forEach(task -> task.cancel(false));
        compiled.release();
        others.shutdown();
    }
}
