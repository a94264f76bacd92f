package dev.daybook.extract;

import dev.daybook.contract.Source;
import dev.daybook.task.Version;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.zip.GZIPInputStream;
import javax.net.ssl.SSLException;

/**
 * Sends one request at a time and sorts the answers by who must act.
 *
 * <p>The client starts on a thread of its own, while other things are prepared.
 */
final class HttpSource implements AutoCloseable {
    private static final int GZIP_BUFFER = 1 << 13;
    private static final long LONGEST_END_MILLIS = 1000;

    private final Source.Request request;
    private final InstantSource clock;
    private final MeterRegistry metrics;

    /** The client's threads: it has no end of its own before Java 21. */
    private final ThreadGroup threads = new ThreadGroup("http");

    private final FutureTask<HttpClient> client;

    /**
     * Makes a source of which nothing is asked yet; to be closed.
     *
     * @param scheme of all addresses that will be asked, {@code http} or {@code https}
     */
    HttpSource(String scheme, Source.Request request, InstantSource clock, MeterRegistry metrics) {
        this.request = request;
        this.clock = clock;
        this.metrics = metrics;
        client = new FutureTask<>(() -> client(scheme, request));
        Thread start = new Thread(threads, client, "http-start");
        start.setDaemon(true);
        start.start();
    }

    private static HttpClient client(String scheme, Source.Request request) {
        HttpClient.Builder builder =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .followRedirects(HttpClient.Redirect.NEVER)
                        .connectTimeout(request.connectTimeout());
        if (scheme.equals("http")) {
            builder.sslContext(NoTls.context());
        }
        return builder.build();
    }

    private HttpClient client() throws InterruptedException {
        try {
            return client.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("the HTTP client has not started", e.getCause());
        }
    }

    /** Ends the client's threads: the JVM would wait 0.3 s for one that waits for bytes. */
    @Override
    public void close() {
        try {
            client.get();
            threads.interrupt();
            Thread[] left = new Thread[threads.activeCount() + 1];
            int count = threads.enumerate(left);
            for (int i = 0; i < count; i++) {
                left[i].join(LONGEST_END_MILLIS);
            }
        } catch (ExecutionException e) {
            // What has not started need not end.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Asks for a page.
     *
     * @return the body of an answer with status 200, decoded; to be closed
     * @throws SourceFault if asking again may help
     * @throws dev.daybook.problem.EtlException with exit code 78 if it can't
     */
    InputStream ask(URI address, Map<String, String> headers) {
        HttpRequest message = message(address, headers);
        metrics.counter("requests").increment();
        HttpResponse<AnswerBody> response = send(message);
        if (response.statusCode() == 200) {
            return decoded(response);
        }
        response.body().close();
        throw new Refusal(address, response, clock).exception();
    }

    private HttpRequest message(URI address, Map<String, String> headers) {
        HttpRequest.Builder message = HttpRequest.newBuilder(address).GET();
        message.timeout(request.timeout());
        message.setHeader("User-Agent", "daybook/" + Version.text());
        message.setHeader("Accept-Encoding", "gzip");
        headers.forEach(message::setHeader);
        return message.build();
    }

    private HttpResponse<AnswerBody> send(HttpRequest message) {
        long deadline = System.nanoTime() + request.timeout().toNanos();
        try {
            return client().send(
                            message,
                            info ->
                                    new AnswerBody(
                                            deadline, request.timeout(), this::countReceived));
        } catch (HttpConnectTimeoutException e) {
            throw new SourceFault(
                    "no connection within the time-out of " + request.connectTimeout());
        } catch (HttpTimeoutException e) {
            throw new SourceFault("no answer within the time-out of " + request.timeout());
        } catch (ConnectException e) {
            throw new SourceFault("no connection to " + message.uri().getHost());
        } catch (SSLException e) {
            throw new SourceFault("no trusted connection (TLS) to " + message.uri().getHost());
        } catch (IOException e) {
            throw new SourceFault("the connection ended before the answer");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SourceFault("the answer was not waited for: the process is being ended");
        }
    }

    private void countReceived(long bytes) {
        metrics.counter("bytes.received").increment((double) bytes);
    }

    private static InputStream decoded(HttpResponse<AnswerBody> response) {
        String encoding =
                response.headers()
                        .firstValue("Content-Encoding")
                        .orElse("identity")
                        .strip()
                        .toLowerCase(Locale.ROOT);
        AnswerBody body = response.body();
        try {
            return switch (encoding) {
                case "gzip", "x-gzip" -> new GZIPInputStream(body, GZIP_BUFFER);
                case "identity", "" -> body;
                default ->
                        throw new SourceFault(
                                "the answer is encoded as something else than was asked for;"
                                        + " expected gzip or nothing");
            };
        } catch (IOException e) {
            body.close();
            throw new SourceFault("the answer is declared as gzip and is not, or is cut off");
        } catch (SourceFault e) {
            body.close();
            throw e;
        }
    }
}
