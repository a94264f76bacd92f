package dev.daybook.flatten;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.partition.Archive;
import dev.daybook.partition.FileEntry;
import dev.daybook.partition.StageFolder;
import dev.daybook.problem.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The same bytes by any number of threads, and by pieces of any length. */
class ThreadsTest {
    private static final int PAGES = 12;

    @TempDir Path folder;
    private Workbench bench;

    @BeforeEach
    void archive() throws IOException {
        bench =
                new Workbench(
                        folder.resolve("bench"),
                        SpecContract.text(RandomPages.SCHEMA.replace("CHILD", "rejectParent")),
                        LocalDate.of(2026, 11, 21));
        RandomPages random = new RandomPages(new Random(20_261_123));
        List<String> pages = new ArrayList<>();
        for (int i = 0; i < PAGES; i++) {
            pages.add(i % 4 == 3 ? random.page(0) : random.page(60));
        }
        bench.extract(pages);
        assertThat(bench.flatten("--threads", "1")).isEqualTo(ExitCode.DONE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2", "3", "8"})
    void makesTheSameBytesByAnyNumberOfThreads(String threads) throws IOException {
        List<FileEntry> expected = bench.flattened().manifest().files();
        assertThat(expected).allMatch(file -> file.rows() > 0);

        assertThat(bench.flatten("--threads", threads)).isEqualTo(ExitCode.DONE);

        assertThat(bench.flattened().manifest().files()).isEqualTo(expected);
        bench.flattened().verify();
    }

    @ParameterizedTest
    @CsvSource({"2,1", "3,700", "8,3000", "2,1000000"})
    void makesTheSameBytesOfPagesInPieces(int threads, int piece) throws IOException {
        StageFolder extract = bench.extracted();
        Archive archive = extract.manifest().requireArchive();
        Flattening flattening = bench.flattening(1 << 20, threads);
        Path target = Files.createDirectory(folder.resolve("target"));
        List<FileEntry> files;
        try (Tables tables = flattening.newTables(archive.pages(), target);
                PageReading reading =
                        new PageReading(
                                extract, tables, flattening, new PageReading.Sizes(0, piece))) {
            reading.read(archive.pages());
            files = tables.finish();
            assertThat(tables.ledger()).isEqualTo(bench.flattened().manifest().ledger());
        }

        assertThat(files).isEqualTo(bench.flattened().manifest().files());
    }

    @Test
    void refusesANumberOfThreadsThatIsNone() throws IOException {
        assertThat(bench.flatten("--threads", "0")).isEqualTo(ExitCode.USAGE);
        assertThat(bench.verdict())
                .isEqualTo(
                        "the value '0' of --threads is not known; expected a whole number from 1"
                                + " to 999");
    }
}
