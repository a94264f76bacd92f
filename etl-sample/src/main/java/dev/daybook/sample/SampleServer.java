package dev.daybook.sample;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A running sample source. Safe for many threads; {@link #close} ends it at once, requests that
 * hang included. Closing twice does nothing.
 */
public final class SampleServer implements AutoCloseable {

    private static final int THREADS = 16;

    private final HttpServer server;
    private final ExecutorService threads;
    private final Exchanges exchanges;
    private final Source source;

    private SampleServer(HttpServer server, SampleOptions options) {
        this.server = server;
        this.source =
                switch (options.api()) {
                    case RANDOMUSER -> new RandomuserSource(options);
                    case SHOP -> new ShopSource(options);
                };
        this.exchanges = new Exchanges(source, options);
        this.threads = Executors.newFixedThreadPool(THREADS, SampleServer::daemon);
    }

    /**
     * Starts a source.
     *
     * @throws IOException when the port is taken or the address is not of this machine
     */
    public static SampleServer start(SampleOptions options) throws IOException {
        // without it every answer on a kept connection waits 40 ms for an acknowledgement
        System.setProperty("sun.net.httpserver.nodelay", "true");
        HttpServer http =
                HttpServer.create(new InetSocketAddress(options.host(), options.port()), 0);
        SampleServer sample = new SampleServer(http, options);
        http.createContext("/", sample.exchanges::handle);
        http.setExecutor(sample.threads);
        http.start();
        return sample;
    }

    /** Returns where the source listens, without a path and without a trailing slash. */
    public URI url() {
        InetSocketAddress address = server.getAddress();
        String host = address.getAddress().getHostAddress();
        String literal = host.contains(":") ? "[" + host + "]" : host;
        return URI.create("http://" + literal + ":" + address.getPort());
    }

    /** Returns how many requests have come, those that met a fault included. */
    public long requestCount() {
        return exchanges.count();
    }

    /** Adds a fault behind those that wait. */
    public void push(Fault fault, long requests) {
        exchanges.faults().add(new FaultPlan(fault, requests));
    }

    /** Forgets all faults that wait. */
    public void clearFaults() {
        exchanges.faults().clear();
    }

    /**
     * Returns every marker that the answers so far hold, in order, without JSON escapes; empty
     * unless {@link SampleOptions#markers()}. Generates the answers again instead of keeping them.
     */
    public List<String> markers() {
        return source.markers();
    }

    @Override
    public void close() {
        exchanges.close();
        server.stop(0);
        threads.shutdownNow();
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "sample");
        thread.setDaemon(true);
        return thread;
    }
}
