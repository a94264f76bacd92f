package dev.daybook.partition;

import static dev.daybook.partition.Partitions.bytes;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiskTest {
    @TempDir private Path root;

    @Test
    void replacesAFileAndLeavesNothingBeside() throws IOException {
        Path file = root.resolve("result.json");
        Disk.replace(file, bytes("old"));

        Disk.replace(file, bytes("new"));

        assertThat(file).hasContent("new");
        assertThat(Disk.list(root)).containsExactly(file);
    }

    @Test
    void movesALinkAndLeavesNothingBeside() throws IOException {
        Files.createDirectory(root.resolve("one"));
        Files.createDirectory(root.resolve("two"));
        Path link = root.resolve("current");
        Disk.link(link, Path.of("one"));
        Files.createSymbolicLink(root.resolve(".current.link"), Path.of("left by a killed run"));

        Disk.link(link, Path.of("two"));

        assertThat(Files.readSymbolicLink(link)).isEqualTo(Path.of("two"));
        assertThat(Disk.list(root)).hasSize(3);
    }

    @Test
    void deletesAFolderButNotWhatItsLinksLeadTo() throws IOException {
        Path kept = Files.createDirectory(root.resolve("kept"));
        Files.write(kept.resolve("file"), bytes("kept"));
        Path folder = Files.createDirectories(root.resolve("folder/inner"));
        Files.createSymbolicLink(folder.resolve("link"), kept);

        Disk.delete(root.resolve("folder"));

        assertThat(Disk.list(root)).containsExactly(kept);
        assertThat(kept.resolve("file")).hasContent("kept");
    }

    @Test
    void deletesALinkThatLeadsNowhere() throws IOException {
        Path link = Files.createSymbolicLink(root.resolve("link"), Path.of("nowhere"));

        Disk.delete(link);
        Disk.delete(root.resolve("not there"));

        assertThat(Disk.list(root)).isEmpty();
    }

    @Test
    void listsByNameAndNothingOfAFolderThatIsNotThere() throws IOException {
        Files.write(root.resolve("b"), bytes(""));
        Files.write(root.resolve("a"), bytes(""));

        assertThat(Disk.list(root)).containsExactly(root.resolve("a"), root.resolve("b"));
        assertThat(Disk.list(root.resolve("c"))).isEmpty();
    }
}
