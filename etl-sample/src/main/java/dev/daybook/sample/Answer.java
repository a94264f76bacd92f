package dev.daybook.sample;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a source answers.
 *
 * @param headers all but those that concern the connection
 * @param isStreamed true when the body may be too large to hold; it is sent in chunks then
 */
record Answer(int status, Map<String, String> headers, Body body, boolean isStreamed) {

    static final String JSON = "application/json; charset=utf-8";

    /** Writes the body; may be called more than once and writes the same each time. */
    @FunctionalInterface
    interface Body {
        void writeTo(OutputStream out) throws IOException;
    }

    Answer {
        headers = Map.copyOf(headers);
    }

    static Answer of(int status, String contentType, Body body, boolean isStreamed) {
        return new Answer(status, Map.of("Content-Type", contentType), body, isStreamed);
    }

    static Answer json(Body body, boolean isStreamed) {
        return of(200, JSON, body, isStreamed).with("Cache-Control", "no-cache");
    }

    static Answer text(int status, String contentType, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return of(status, contentType, out -> out.write(bytes), false);
    }

    /** Returns an answer without JSON, as Express sends a bare status. */
    static Answer status(int status, String reason) {
        return text(status, "text/plain; charset=utf-8", reason);
    }

    static Answer error(int status, String message) {
        return of(status, JSON, out -> Json.writeError(out, message), false);
    }

    Answer with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Answer(status, more, body, isStreamed);
    }

    byte[] bytes() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        body.writeTo(bytes);
        return bytes.toByteArray();
    }
}
