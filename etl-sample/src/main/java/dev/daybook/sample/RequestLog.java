package dev.daybook.sample;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** A file with a line per request: number, method, path with query, fault if any. */
record RequestLog(Optional<Path> file) {

    synchronized void write(long number, String method, URI uri, Fault fault) throws IOException {
        if (file.isEmpty()) {
            return;
        }
        String suffix = fault == Fault.PASS ? "" : " fault=" + fault;
        Files.writeString(
                file.get(),
                number + " " + method + " " + uri.toASCIIString() + suffix + "\n",
                StandardCharsets.UTF_8,
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
    }
}
