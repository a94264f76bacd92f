package dev.daybook.extract;

import com.github.luben.zstd.ZstdOutputStream;
import dev.daybook.partition.Archive;
import dev.daybook.partition.Disk;
import dev.daybook.partition.FileEntry;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * A page on its way to the disk: compressed, and digested before and after in the same pass. Until
 * it is kept it has the ending {@code .part}, and closing removes it.
 */
final class PageFile implements Closeable {
    private static final int LEVEL = 3;

    /**
     * The shortest repetition that is made a match of, in bytes, the most zstd takes: pages of JSON
     * get no larger by it, and what reads them has fewer matches to copy.
     */
    private static final int SHORTEST_MATCH = 7;

    private final int number;
    private final Path file;
    private final Path part;
    private final HashedOutput compressed;
    private final HashedOutput content;
    private String contentSha256 = "";

    private PageFile(
            int number, Path file, Path part, HashedOutput compressed, HashedOutput content) {
        this.number = number;
        this.file = file;
        this.part = part;
        this.compressed = compressed;
        this.content = content;
    }

    /** Returns the name of the file of a page. */
    static String name(int number) {
        return stem(number) + ".json.zst";
    }

    /** Returns the name of a page without an ending, such as {@code page-00001}. */
    static String stem(int number) {
        String digits = Integer.toString(number);
        return "page-" + "0".repeat(Math.max(0, 5 - digits.length())) + digits;
    }

    /** Starts the file of a page. */
    static PageFile create(Path folder, int number) throws IOException {
        Path file = folder.resolve(name(number));
        Path part = folder.resolve(name(number) + ".part");
        HashedOutput compressed = new HashedOutput(Files.newOutputStream(part));
        ZstdOutputStream zstd = new ZstdOutputStream(compressed, LEVEL);
        zstd.setMinMatch(SHORTEST_MATCH);
        return new PageFile(number, file, part, compressed, new HashedOutput(zstd));
    }

    /** Returns what takes the content. */
    OutputStream out() {
        return content;
    }

    /** Ends the content and returns its SHA-256 in hex. */
    String finish() throws IOException {
        content.close();
        contentSha256 = content.sha256();
        return contentSha256;
    }

    /** Puts the finished file in its place, for good. */
    Archive.Page keep(PageContent seen) throws IOException {
        Disk.sync(part);
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
        FileEntry entry =
                new FileEntry(
                        name(number), compressed.bytes(), seen.records(), compressed.sha256());
        return new Archive.Page(number, entry, content.bytes(), contentSha256, seen.counts());
    }

    @Override
    public void close() throws IOException {
        if (contentSha256.isEmpty()) {
            content.close();
        }
        Files.deleteIfExists(part);
    }
}
