package dev.daybook.flatten;

import dev.daybook.partition.FileEntry;
import dev.daybook.table.ByteBuilder;
import dev.daybook.table.Digest;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;

/** A file being written line by line, hashed on the way. */
final class OutputFile implements AutoCloseable {
    private static final int BUFFER = 1 << 16;

    private final Path path;
    private final MessageDigest digest = Digest.newSha256();
    private final OutputStream out;
    private long bytes;
    private long rows;

    OutputFile(Path path) throws IOException {
        this.path = path;
        out =
                new BufferedOutputStream(
                        new DigestOutputStream(Files.newOutputStream(path), digest), BUFFER);
    }

    /** Writes a line that is no row, such as a header. */
    void writeHeader(ByteBuilder line) throws IOException {
        line.writeTo(out);
        bytes += line.length();
    }

    /** Writes a row with its line feed. */
    void writeRow(ByteBuilder line) throws IOException {
        writeHeader(line);
        rows++;
    }

    /** Ends the file and returns what a manifest says of it. */
    FileEntry finish() throws IOException {
        out.close();
        return new FileEntry(
                path.getFileName().toString(), bytes, rows, Digest.hex(digest.digest()));
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
