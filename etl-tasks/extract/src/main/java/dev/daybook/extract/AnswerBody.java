package dev.daybook.extract;

import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;

/**
 * The body of an answer as a stream that ends at a deadline, however slowly the bytes drip. The
 * time-out of the JDK's client ends with the headers.
 *
 * <p>Read by one thread; fed by the client's.
 */
final class AnswerBody extends InputStream implements HttpResponse.BodySubscriber<AnswerBody> {
    private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
    private final ArrayDeque<ByteBuffer> ready = new ArrayDeque<>();
    private volatile Flow.Subscription subscription = new NoSubscription();
    private final long deadline;
    private final Duration timeout;
    private final LongConsumer received;
    private boolean ended;

    /** What the client says: more bytes, or the end with the reason if it is not a good one. */
    private record Event(List<ByteBuffer> bytes, boolean isEnd, boolean isFailure) {}

    /** Stands in until the client has called. */
    private record NoSubscription() implements Flow.Subscription {
        @Override
        public void request(long count) {}

        @Override
        public void cancel() {}
    }

    /**
     * Makes a body.
     *
     * @param deadline in the terms of {@link System#nanoTime()}
     * @param timeout for the message
     * @param received takes the number of bytes that came over the wire
     */
    AnswerBody(long deadline, Duration timeout, LongConsumer received) {
        this.deadline = deadline;
        this.timeout = timeout;
        this.received = received;
    }

    @Override
    public CompletionStage<AnswerBody> getBody() {
        return CompletableFuture.completedFuture(this);
    }

    @Override
    public void onSubscribe(Flow.Subscription given) {
        subscription = given;
        given.request(1);
    }

    @Override
    public void onNext(List<ByteBuffer> bytes) {
        events.add(new Event(bytes, false, false));
    }

    @Override
    public void onError(Throwable failure) {
        events.add(new Event(List.of(), true, true));
    }

    @Override
    public void onComplete() {
        events.add(new Event(List.of(), true, false));
    }

    @Override
    public int read() {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) {
        if (length == 0) {
            return 0;
        }
        while (ready.isEmpty() || !ready.peek().hasRemaining()) {
            ready.poll();
            if (ready.isEmpty() && !awaitMore()) {
                return -1;
            }
        }
        ByteBuffer next = ready.element();
        int count = Math.min(length, next.remaining());
        next.get(bytes, offset, count);
        return count;
    }

    private boolean awaitMore() {
        if (ended) {
            return false;
        }
        Event event = await();
        if (event.isFailure()) {
            throw new SourceFault(
                    "the answer is truncated: the connection ended before its body did");
        }
        ended = event.isEnd();
        for (ByteBuffer bytes : event.bytes()) {
            received.accept(bytes.remaining());
            ready.add(bytes);
        }
        if (!ended) {
            subscription.request(1);
        }
        return !ended;
    }

    private Event await() {
        try {
            Event event = events.poll(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
            if (event != null) {
                return event;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SourceFault("the answer was not waited for: the process is being ended");
        }
        throw new SourceFault("no complete answer within the time-out of " + timeout);
    }

    @Override
    public void close() {
        subscription.cancel();
    }
}
