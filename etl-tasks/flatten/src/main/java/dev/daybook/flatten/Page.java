package dev.daybook.flatten;

import com.github.luben.zstd.ZstdInputStream;
import dev.daybook.partition.Archive;
import dev.daybook.partition.StageFolder;
import dev.daybook.problem.EtlException;
import dev.daybook.problem.ExitCode;
import dev.daybook.table.Digest;
import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.security.MessageDigest;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/** An archived page: decompressed and parsed as a stream, and proved by its hash at the end. */
final class Page {
    private static final int BUFFER = 1 << 16;

    /** Extract has held every page to the same bounds. */
    private static final JsonFactory JSON =
            JsonFactory.builder()
                    .streamReadConstraints(
                            StreamReadConstraints.builder()
                                    .maxNestingDepth(1000)
                                    .maxStringLength(Integer.MAX_VALUE)
                                    .build())
                    .build();

    private final StageFolder folder;
    private final Archive.Page page;

    Page(StageFolder folder, Archive.Page page) {
        this.folder = folder;
        this.page = page;
    }

    /**
     * Reads the page.
     *
     * @throws EtlException with exit code 66 if it is not what extract's manifest says
     */
    void read(RecordReader reader) throws IOException {
        HashedInput raw = null;
        try (InputStream file = Files.newInputStream(folder.file(page.file()))) {
            raw = new HashedInput(file);
            parse(raw, reader);
            raw.transferTo(OutputStream.nullOutputStream());
        } catch (NoSuchFileException e) {
            folder.check(page.file(), -1, "");
        }
        if (raw != null) {
            folder.check(page.file(), raw.bytes, Digest.hex(raw.digest.digest()));
        }
    }

    private void parse(HashedInput raw, RecordReader reader) throws IOException {
        try (InputStream content =
                        new ZstdInputStream(new BufferedInputStream(new Unclosed(raw), BUFFER));
                JsonParser parser = JSON.createParser(ObjectReadContext.empty(), content)) {
            reader.read(parser);
        } catch (JacksonException | IOException e) {
            throw new EtlException(
                    ExitCode.INPUT_INVALID,
                    "the archived page "
                            + page.number()
                            + " ('"
                            + folder.file(page.file())
                            + "') can't be read ("
                            + e.getClass().getSimpleName()
                            + "); extract the date again with --refetch");
        }
    }

    /** Leaves the file open, for what follows the compressed data is hashed as well. */
    private static final class Unclosed extends FilterInputStream {
        Unclosed(InputStream in) {
            super(in);
        }

        @Override
        public void close() {
            // The file is closed by the one who has opened it.
        }
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
                // A disk that fails is no page that is damaged: unchecked, it passes the parser.
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
