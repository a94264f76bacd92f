package dev.daybook.flatten;

import com.github.luben.zstd.RecyclingBufferPool;
import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdException;
import com.github.luben.zstd.ZstdInputStreamNoFinalizer;
import dev.daybook.partition.Archive;
import dev.daybook.partition.StageFolder;
import dev.daybook.problem.EtlException;
import dev.daybook.problem.ExitCode;
import dev.daybook.table.Digest;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Optional;

/** An archived page, decompressed as a stream or at once, and proved by its hash. */
final class Page implements JsonCursor.Source, AutoCloseable {
    /** What a page is read into at once; used again for others. */
    static final class Buffers {
        private byte[] packed = new byte[0];
        private byte[] content = new byte[0];

        /** Returns the array with the content, followed by {@link JsonCursor#PADDING} bytes. */
        byte[] content() {
            return content;
        }
    }

    /** The part of a page by which those that follow may be larger without another array. */
    private static final int MARGIN = 64;

    private static final String HINT = "; extract the date again with --refetch";

    private final StageFolder folder;
    private final Archive.Page page;
    private final HashedInput raw;

    /** Made when it is first read from: it takes some hundred kilobytes. */
    private Optional<InputStream> content = Optional.empty();

    private Page(StageFolder folder, Archive.Page page, HashedInput raw) {
        this.folder = folder;
        this.page = page;
        this.raw = raw;
    }

    /**
     * Opens a page.
     *
     * @throws EtlException with exit code 66 if it is missing
     */
    static Page open(StageFolder folder, Archive.Page page) throws IOException {
        try {
            Path file = folder.file(page.file());
            return new Page(folder, page, new HashedInput(Files.newInputStream(file)));
        } catch (NoSuchFileException e) {
            folder.check(page.file(), -1, "");
            throw e;
        }
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        try {
            if (content.isEmpty()) {
                content =
                        Optional.of(
                                new ZstdInputStreamNoFinalizer(raw, RecyclingBufferPool.INSTANCE));
            }
            return content.get().read(target, offset, length);
        } catch (IOException e) {
            prove();
            throw unreadable(folder, page, "is not zstd that can be read");
        }
    }

    /**
     * Reads all at once: faster than a stream, where there is room for a whole page.
     *
     * @return the bytes of the content
     * @throws EtlException with exit code 66 if the file is not what extract's manifest says
     */
    int readAll(Buffers buffers) throws IOException {
        int size = Math.toIntExact(page.file().bytes());
        int contentSize = Math.toIntExact(page.contentBytes());
        buffers.packed = atLeast(size, buffers.packed);
        buffers.content = atLeast(contentSize + JsonCursor.PADDING, buffers.content);
        raw.readNBytes(buffers.packed, 0, size);
        prove();
        if (decompress(buffers, size, contentSize) != contentSize) {
            throw unreadable(folder, page, "is not zstd of " + contentSize + " bytes");
        }
        return contentSize;
    }

    private static long decompress(Buffers buffers, int size, int most) {
        try {
            return Zstd.decompressByteArray(buffers.content, 0, most, buffers.packed, 0, size);
        } catch (ZstdException e) {
            return -1;
        }
    }

    /** Pages are much alike, but each may be a little larger than all before. */
    private static byte[] atLeast(int size, byte[] array) {
        return array.length < size ? new byte[size + size / MARGIN] : array;
    }

    /**
     * Proves that the file is what extract's manifest says; what is left of it is passed over.
     *
     * @throws EtlException with exit code 66 if it is not
     */
    void prove() throws IOException {
        raw.transferTo(OutputStream.nullOutputStream());
        folder.check(page.file(), raw.bytes, Digest.hex(raw.digest.digest()));
    }

    /**
     * Makes the failure of a page whose file is what it should be, and still no JSON.
     *
     * @throws EtlException with exit code 66 if the file is not what it should be
     */
    static EtlException notJson(StageFolder folder, Archive.Page page, MalformedJson e)
            throws IOException {
        try (Page again = open(folder, page)) {
            again.prove();
        }
        String why = "is not JSON at byte " + e.offset + ": " + e.getMessage();
        return unreadable(folder, page, why);
    }

    private static EtlException unreadable(StageFolder folder, Archive.Page page, String why) {
        return new EtlException(
                ExitCode.INPUT_INVALID,
                "the archived page "
                        + page.number()
                        + " ('"
                        + folder.file(page.file())
                        + "') "
                        + why
                        + HINT);
    }

    @Override
    public void close() throws IOException {
        if (content.isPresent()) {
            content.get().close();
        }
        raw.close();
    }

    /** Hashes and counts what is read. */
    private static final class HashedInput extends FilterInputStream {
        private final MessageDigest digest = Digest.newSha256();
        private long bytes;

        HashedInput(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int count;
            try {
                count = super.read(buffer, offset, length);
            } catch (IOException e) {
                // A disk that fails is no page that is damaged.
                throw new UncheckedIOException(e);
            }
            if (count > 0) {
                digest.update(buffer, offset, count);
                bytes += count;
            }
            return count;
        }
    }
}
