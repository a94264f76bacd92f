package dev.daybook.sample;

import com.sun.net.httpserver.HttpExchange;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Brings answers to the wire, faults included. */
final class Exchanges {

    private static final int BUFFER = 1 << 16;

    private final Source source;
    private final FaultQueue faults;
    private final RequestLog log;
    private final Duration slowDelay;
    private final AtomicLong count = new AtomicLong();
    private final CountDownLatch closed = new CountDownLatch(1);

    Exchanges(Source source, SampleOptions options) {
        this.source = source;
        this.faults = new FaultQueue(options.faults());
        this.log = new RequestLog(options.requestsLog());
        this.slowDelay = options.slowDelay();
    }

    FaultQueue faults() {
        return faults;
    }

    long count() {
        return count.get();
    }

    void close() {
        closed.countDown();
    }

    /** Answers one request; an exception makes the server drop the connection. */
    void handle(HttpExchange exchange) throws IOException {
        long number = count.incrementAndGet();
        Fault fault = faults.next();
        log.write(number, exchange.getRequestMethod(), exchange.getRequestURI(), fault);
        exchange.getRequestBody().readAllBytes();
        if (fault.delivery() == Delivery.CLOSED) {
            throw new IOException("Fault '" + fault + "' closes the connection");
        }
        Answer answer = answer(exchange, number, fault);
        answer.headers().forEach(exchange.getResponseHeaders()::set);
        send(exchange, answer, fault);
        exchange.close();
    }

    private Answer answer(HttpExchange exchange, long number, Fault fault) {
        if (!exchange.getRequestMethod().equals("GET")) {
            return Answer.status(404, "Not Found");
        }
        String client = exchange.getRemoteAddress().getAddress().getHostAddress();
        Query query = Query.of(exchange.getRequestURI(), client, number);
        return fault.replacement().orElseGet(() -> source.answer(query, fault.distortion()));
    }

    private void send(HttpExchange exchange, Answer answer, Fault fault) throws IOException {
        switch (fault.delivery()) {
            case WHOLE -> sendWhole(exchange, answer, fault);
            case LATE -> {
                waitFor(slowDelay);
                sendWhole(exchange, answer, fault);
            }
            case SILENT -> waitForClose();
            case TRUNCATED -> sendHalf(exchange, answer, false);
            case TRUNCATED_CHUNKED -> sendHalf(exchange, answer, true);
            case STALLED -> {
                writeHalf(exchange, answer, false);
                waitForClose();
            }
            case CLOSED -> throw new IllegalStateException("A closed connection takes no answer");
        }
    }

    private static void sendWhole(HttpExchange exchange, Answer answer, Fault fault)
            throws IOException {
        if (answer.isStreamed() && !fault.isDamaging()) {
            exchange.sendResponseHeaders(answer.status(), 0);
            try (OutputStream out = new BufferedOutputStream(exchange.getResponseBody(), BUFFER)) {
                answer.body().writeTo(out);
            }
            return;
        }
        byte[] body = fault.damage().apply(answer.bytes());
        exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    private static void sendHalf(HttpExchange exchange, Answer answer, boolean isChunked)
            throws IOException {
        writeHalf(exchange, answer, isChunked);
        throw new IOException("A fault ends the body in the middle");
    }

    private static void writeHalf(HttpExchange exchange, Answer answer, boolean isChunked)
            throws IOException {
        byte[] body = answer.bytes();
        exchange.sendResponseHeaders(answer.status(), isChunked ? 0 : body.length);
        exchange.getResponseBody().write(Arrays.copyOf(body, body.length / 2));
        exchange.getResponseBody().flush();
    }

    private void waitForClose() throws IOException {
        waitFor(Duration.ofDays(1));
        throw new IOException("A fault that never answers has ended with the server");
    }

    private void waitFor(Duration time) throws IOException {
        try {
            boolean isClosed = closed.await(time.toMillis(), TimeUnit.MILLISECONDS);
            if (isClosed) {
                throw new IOException("The server has closed");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("The server has closed", e);
        }
    }
}
