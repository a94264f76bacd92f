package dev.daybook.flatten;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.daybook.partition.Archive;
import dev.daybook.partition.FileEntry;
import dev.daybook.partition.LedgerEntry;
import dev.daybook.partition.Manifest;
import dev.daybook.partition.StageFolder;
import dev.daybook.problem.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What was learnt from earlier records changes nothing but the speed. */
class RecordLayoutTest {
    private static final int PAGES = 4;

    @TempDir Path folder;

    private final long seed = System.nanoTime();
    private final RandomPages random = new RandomPages(new Random(seed));

    /** What is made of pages. */
    private record Outcome(
            List<FileEntry> files, List<LedgerEntry> ledger, Map<String, Long> converted) {}

    /** Tables, whether nearly all records are alike, and how many there are in a page at most. */
    static Stream<Arguments> pages() {
        return Stream.of(
                arguments(RandomPages.SCHEMA, false, 5),
                arguments(RandomPages.SCHEMA, false, 60),
                arguments(RandomPages.SCHEMA, false, 3000),
                arguments(RandomPages.SCHEMA_WITHOUT_LISTS, false, 5),
                arguments(RandomPages.SCHEMA_WITHOUT_LISTS, false, 60),
                arguments(RandomPages.SCHEMA_WITHOUT_LISTS, false, 3000),
                arguments(RandomPages.SCHEMA_WITHOUT_LISTS, true, 5),
                arguments(RandomPages.SCHEMA_WITHOUT_LISTS, true, 60),
                arguments(RandomPages.SCHEMA_WITHOUT_LISTS, true, 3000),
                arguments(RandomPages.SCHEMA_WITH_GRIDS, false, 5),
                arguments(RandomPages.SCHEMA_WITH_GRIDS, false, 60),
                arguments(RandomPages.SCHEMA_WITH_GRIDS, false, 2000),
                arguments(RandomPages.SCHEMA_WITH_GRIDS, true, 5),
                arguments(RandomPages.SCHEMA_WITH_GRIDS, true, 60),
                arguments(RandomPages.SCHEMA_WITH_GRIDS, true, 2000));
    }

    @ParameterizedTest(name = "{index}: alike {1}, records {2}")
    @MethodSource("pages")
    void readsRecordsAsSomebodyWhoHasSeenNoneBefore(String schema, boolean alike, int records)
            throws IOException {
        List<String> pages =
                IntStream.range(0, PAGES)
                        .mapToObj(i -> alike ? random.calmPage(records) : random.page(records))
                        .toList();
        Workbench bench = extracted(schema, pages);

        assertThat(bench.flatten("--threads", "1"))
                .as("seed %d: %s", seed, bench.verdict())
                .isEqualTo(ExitCode.DONE);

        assertThat(outcome(bench)).as("seed %d", seed).isEqualTo(readOneByOne(bench));
    }

    @Test
    void readsObjectsWhoseNamesAreValues() throws IOException {
        StringBuilder page = new StringBuilder("{\"results\":[");
        for (int i = 0; i < 9000; i++) {
            String name = i % 3 == 0 ? "\"id-" + i + "\":{\"email\":" + i + "}," : "";
            page.append(i == 0 ? "{" : ",{")
                    .append(name)
                    .append("\"contact\":{\"email\":\"e" + i + "\"}}");
        }
        Workbench bench = extracted(List.of(page + "]}"));

        assertThat(bench.flatten("--threads", "1")).isEqualTo(ExitCode.DONE);

        assertThat(bench.file("users.csv").lines().skip(1))
                .hasSize(9000)
                .allMatch(line -> line.matches("202611210*[1-9][0-9]*,,e[0-9]+"));
        assertThat(outcome(bench)).isEqualTo(readOneByOne(bench));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 1000, 1100, 49_000})
    void readsObjectsWithMuchBetweenTheirValues(int spaces) throws IOException {
        String between = " ".repeat(spaces);
        String name = "n".repeat(spaces);
        String record =
                "{\"contact\":{\"email\":\"e\"%s},\"%s\":{%s},\"login\":{\"born\":\"2000-02-29\"}}"
                        .formatted(between, name, between);
        Workbench bench =
                extracted(List.of("{\"results\":[" + (record + ",").repeat(4) + record + "]}"));

        assertThat(bench.flatten("--threads", "1")).isEqualTo(ExitCode.DONE);

        assertThat(bench.file("users.csv").lines().skip(1)).hasSize(5);
        assertThat(bench.file("login.csv").lines().skip(1)).hasSize(5);
        assertThat(outcome(bench)).isEqualTo(readOneByOne(bench));
    }

    private static Outcome outcome(Workbench bench) throws IOException {
        Manifest manifest = bench.flattened().manifest();
        return new Outcome(manifest.files(), manifest.ledger(), bench.converted());
    }

    private Workbench extracted(List<String> pages) throws IOException {
        return extracted(RandomPages.SCHEMA, pages);
    }

    private Workbench extracted(String schema, List<String> pages) throws IOException {
        Workbench bench =
                new Workbench(
                        folder.resolve("bench"),
                        SpecContract.text(schema.replace("CHILD", "keepParent")),
                        LocalDate.of(2026, 11, 21));
        bench.extract(pages);
        return bench;
    }

    /** Gives every record to a new reader. */
    private Outcome readOneByOne(Workbench bench) throws IOException {
        StageFolder extract = bench.extracted();
        Archive archive = extract.manifest().requireArchive();
        Flattening flattening = bench.flattening(1 << 20, 1);
        Path target = Files.createDirectory(folder.resolve("target"));
        try (Tables tables = flattening.newTables(archive.pages(), target)) {
            for (Archive.Page archived : archive.pages()) {
                int number = archived.number();
                Splitter.Target each =
                        piece ->
                                tables.write(
                                        flattening
                                                .newFlattener()
                                                .piece(number, piece, flattening.newBatch()));
                try (Page page = Page.open(extract, archived)) {
                    tables.write(
                            flattening
                                    .newFlattener()
                                    .split(number, page, flattening.newBatch(), 1, each));
                }
            }
            return new Outcome(tables.finish(), tables.ledger(), tables.converted());
        }
    }
}
