package dev.daybook.sample;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A source started for one test, and a client that asks it. */
final class SampleClient implements AutoCloseable {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final JsonMapper JSON = new JsonMapper();

    final SampleServer server;

    private SampleClient(SampleServer server) {
        this.server = server;
    }

    static SampleClient of(SampleOptionsBuilder options) throws IOException {
        return new SampleClient(SampleServer.start(options.build()));
    }

    static SampleClient randomuser() throws IOException {
        return of(SampleOptions.of(Api.RANDOMUSER));
    }

    static SampleClient shop() throws IOException {
        return of(SampleOptions.of(Api.SHOP));
    }

    HttpResponse<byte[]> get(String path) throws IOException, InterruptedException {
        return HTTP.send(request(path).build(), BodyHandlers.ofByteArray());
    }

    CompletableFuture<HttpResponse<byte[]>> ask(String path) {
        return HTTP.sendAsync(request(path).build(), BodyHandlers.ofByteArray());
    }

    String text(String path) throws IOException, InterruptedException {
        return new String(get(path).body(), StandardCharsets.UTF_8);
    }

    JsonNode json(String path) throws IOException, InterruptedException {
        return JSON.readTree(get(path).body());
    }

    JsonNode people(String query) throws IOException, InterruptedException {
        return json("/api/1.4/?" + query);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(server.url() + path));
    }

    @Override
    public void close() {
        server.close();
    }
}
