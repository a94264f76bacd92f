package dev.daybook.extract;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.zip.GZIPOutputStream;

/** A real server on a free port that gives one reply after the other, the last one for ever. */
final class TestSource implements AutoCloseable {
    /** What the server does with one request. */
    interface Reply {
        void to(HttpExchange exchange) throws IOException;
    }

    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final List<String> agents = new CopyOnWriteArrayList<>();
    private final CountDownLatch closing;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Reply> replies;
    private final HttpServer server;

    TestSource(Reply... replies) {
        this(new CountDownLatch(1), replies);
    }

    private TestSource(CountDownLatch closing, Reply... replies) {
        this.closing = closing;
        this.replies = List.of(replies);
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            requests.add(exchange.getRequestURI().toString());
            agents.add(exchange.getRequestHeaders().getFirst("User-Agent"));
            replies.get(Math.min(requests.size(), replies.size()) - 1).to(exchange);
        }
    }

    String url() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    List<String> requests() {
        return List.copyOf(requests);
    }

    List<String> agents() {
        return List.copyOf(agents);
    }

    /** Replies with a page of people. */
    static Reply page(int number, String... people) {
        return ok(pageText(number, people));
    }

    static String pageText(int number, String... people) {
        return "{\"results\":[%s],\"info\":{\"page\":%d,\"size\":2,\"total\":3}}"
                .formatted(String.join(",", people), number);
    }

    static Reply ok(String body) {
        return status(200, body);
    }

    static Reply status(int status, String body, String... headers) {
        return exchange -> {
            for (int i = 0; i < headers.length; i += 2) {
                exchange.getResponseHeaders().add(headers[i], headers[i + 1]);
            }
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        };
    }

    static Reply gzipped(String body, int withoutLast) {
        return exchange -> {
            ByteArrayOutputStream packed = new ByteArrayOutputStream();
            try (OutputStream gzip = new GZIPOutputStream(packed)) {
                gzip.write(body.getBytes(StandardCharsets.UTF_8));
            }
            exchange.getResponseHeaders().add("Content-Encoding", "gzip");
            exchange.sendResponseHeaders(200, packed.size() - withoutLast);
            exchange.getResponseBody().write(packed.toByteArray(), 0, packed.size() - withoutLast);
        };
    }

    /** Promises more bytes than it sends. */
    static Reply truncated(String body) {
        return exchange -> {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, bytes.length + 100L);
            exchange.getResponseBody().write(bytes);
            exchange.getResponseBody().flush();
        };
    }

    /** Returns a source that says nothing until it is closed, or nothing after a part of a body. */
    static TestSource stalling(boolean startsToAnswer) {
        CountDownLatch closing = new CountDownLatch(1);
        return new TestSource(
                closing,
                exchange -> {
                    if (startsToAnswer) {
                        exchange.sendResponseHeaders(200, 0);
                        exchange.getResponseBody()
                                .write("{\"results\":[".getBytes(StandardCharsets.UTF_8));
                        exchange.getResponseBody().flush();
                    }
                    try {
                        closing.await();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                });
    }

    @Override
    public void close() {
        closing.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
