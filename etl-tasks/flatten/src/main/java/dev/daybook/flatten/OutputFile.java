package dev.daybook.flatten;

import dev.daybook.partition.FileEntry;
import dev.daybook.table.ByteBuilder;
import dev.daybook.table.Digest;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;

/** A file being written many lines at a time, hashed on the way. */
final class OutputFile implements AutoCloseable {
    private final Path path;
    private final MessageDigest digest = Digest.newSha256();
    private final OutputStream out;
    private long bytes;
    private long rows;

    OutputFile(Path path) throws IOException {
        this.path = path;
        out = Files.newOutputStream(path);
    }

    /** Writes some lines, and counts those of them that are rows. */
    void write(ByteBuilder lines, long rowsOfThem) throws IOException {
        digest.update(lines.array(), 0, lines.length());
        lines.writeTo(out);
        bytes += lines.length();
        rows += rowsOfThem;
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
