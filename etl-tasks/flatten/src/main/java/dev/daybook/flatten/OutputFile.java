package dev.daybook.flatten;

import dev.daybook.partition.FileEntry;
import dev.daybook.table.ByteBuilder;
import dev.daybook.table.Digest;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;

/** A file being written many lines at a time, hashed on the way. */
final class OutputFile implements AutoCloseable {
    /** What is read and written at once: so much stays in the cache of a processor. */
    private static final int BUFFER = 1 << 17;

    private final Path path;
    private final MessageDigest digest = Digest.newSha256();
    private final FileChannel channel;
    private final OutputStream out;
    private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
    private long bytes;
    private long read;
    private long rows;

    OutputFile(Path path) throws IOException {
        this.path = path;
        channel =
                FileChannel.open(
                        path,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.TRUNCATE_EXISTING,
                        StandardOpenOption.READ,
                        StandardOpenOption.WRITE);
        out = Channels.newOutputStream(channel);
    }

    /** Writes some lines, and counts those of them that are rows. */
    void write(ByteBuilder lines, long rowsOfThem) throws IOException {
        for (int from = 0; from < lines.length(); from += BUFFER) {
            int count = Math.min(BUFFER, lines.length() - from);
            digest.update(lines.array(), from, count);
            out.write(lines.array(), from, count);
        }
        bytes += lines.length();
        rows += rowsOfThem;
    }

    /** Writes some lines that are not final: nothing but such lines may follow. */
    void writeOpen(ByteBuilder lines) throws IOException {
        lines.writeTo(out);
    }

    /** Goes back to the first line that is not final. What is read from there may be written. */
    void rewind() throws IOException {
        channel.position(bytes);
        read = bytes;
    }

    /** Reads the next lines that are not final. */
    void readOpen(ByteBuilder lines, int length) throws IOException {
        for (int left = length; left > 0; left = length - lines.length()) {
            buffer.clear().limit(Math.min(left, buffer.capacity()));
            int count = channel.read(buffer, read);
            if (count < 0) {
                throw new EOFException("'" + path + "' ends too early");
            }
            read += count;
            lines.append(buffer.array(), 0, count);
        }
    }

    /** Ends the file and returns what a manifest says of it. */
    FileEntry finish() throws IOException {
        channel.truncate(bytes);
        out.close();
        return new FileEntry(
                path.getFileName().toString(), bytes, rows, Digest.hex(digest.digest()));
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
