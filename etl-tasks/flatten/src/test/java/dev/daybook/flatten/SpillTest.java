package dev.daybook.flatten;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.partition.Archive;
import dev.daybook.partition.Disk;
import dev.daybook.partition.FileEntry;
import dev.daybook.partition.LedgerEntry;
import dev.daybook.partition.Manifest;
import dev.daybook.partition.Stage;
import dev.daybook.partition.StageFolder;
import dev.daybook.problem.ExitCode;
import dev.daybook.table.Digest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The same bytes whether the indexes of distinct tables fit into memory or not. */
class SpillTest {
    /**
     * Tables below {@code $.results[*]}, with the foreign keys between them; tags have two:
     *
     * <pre>
     * address (distinct)  <- users (distinct) <- logins
     *                                         <- items (distinct) <- tags
     *                                         <--------------------- tags
     * </pre>
     */
    private static final String SCHEMA =
            """
            - name: logins
              customProperties: [{property: etlRowPath, value: '$.results[*].login'}]
              properties:
                - {name: login_id, logicalType: integer, primaryKey: true, transformLogic: key()}
                - {name: born, logicalType: date, transformLogic: $.born}
                - {name: user_id, logicalType: integer, transformLogic: key(), relationships: [{to: users.user_id}]}
            - name: users
              customProperties:
                - {property: etlRowPath, value: '$.results[*]'}
                - {property: etlDistinctBy, value: [email]}
              properties:
                - {name: user_id, logicalType: integer, primaryKey: true, transformLogic: key()}
                - {name: email, logicalType: string, required: true, transformLogic: $.contact.email}
                - {name: address_id, logicalType: integer, transformLogic: key(), relationships: [{to: address.address_id}]}
            - name: address
              customProperties:
                - {property: etlRowPath, value: '$.results[*].location'}
                - {property: etlDistinctBy, value: [city, zone]}
              properties:
                - {name: label, logicalType: string, transformLogic: $.label}
                - {name: address_id, logicalType: integer, primaryKey: true, transformLogic: key()}
                - {name: city, logicalType: string, required: true, transformLogic: $.city}
                - {name: zone, logicalType: number, physicalType: 'DECIMAL(4,2)', transformLogic: $.zone}
            - name: items
              customProperties:
                - {property: etlRowPath, value: '$.results[*].items[*]'}
                - {property: etlDistinctBy, value: [amount]}
              properties:
                - {name: item_id, logicalType: integer, primaryKey: true, transformLogic: key()}
                - {name: user_id, logicalType: integer, required: true, transformLogic: key(), relationships: [{to: users.user_id}]}
                - {name: amount, logicalType: integer, required: true, transformLogic: $.amount}
            - name: tags
              customProperties: [{property: etlRowPath, value: '$.results[*].items[*].tags[*]'}]
              properties:
                - {name: tag_id, logicalType: integer, primaryKey: true, transformLogic: key()}
                - {name: item_id, logicalType: integer, required: true, transformLogic: key(), relationships: [{to: items.item_id}]}
                - {name: tag, logicalType: string, transformLogic: value()}
                - {name: user_id, logicalType: integer, transformLogic: key(), relationships: [{to: users.user_id}]}
            """;

    private static final long UNBOUNDED = 1L << 40;
    private static final PageReading.Sizes PIECES = new PageReading.Sizes(0, 700);

    /** Different ones, so that 1 MB is too little for their index. */
    private static final int PLACES = 60_000;

    @TempDir Path folder;

    /**
     * What one run has made.
     *
     * @param files as a manifest names them
     * @param spilled how many rows found no room, by table
     */
    private record Made(
            List<FileEntry> files, List<LedgerEntry> ledger, Map<String, Long> spilled) {}

    @ParameterizedTest
    @CsvSource({
        // budget, threads; at the smallest all indexes are full after some rows
        "0, 1",
        "0, 2",
        "0, 3",
        "0, 8",
        "4000, 1",
        "4000, 3",
        "60000, 1",
        "60000, 8",
    })
    void makesTheSameBytesWhateverFits(long budget, int threads) throws IOException {
        Workbench bench = random(new Random(20_261_123), 20);
        Made expected = make(bench, UNBOUNDED, 1);
        assertThat(expected.spilled()).isEmpty();
        assertThat(expected.files()).allMatch(file -> file.rows() > 0);
        for (LedgerEntry entry : expected.ledger().subList(1, 4)) {
            assertThat(entry.quarantined()).as(entry.table()).isPositive();
            assertThat(entry.deduplicated()).as(entry.table()).isPositive();
        }
        assertThat(expected.ledger().get(2).conflicting()).isPositive();

        Made made = make(bench, budget, threads);

        assertThat(made.spilled()).containsKey("address");
        assertThat(made.ledger()).isEqualTo(expected.ledger());
        assertThat(made.files()).isEqualTo(expected.files());
    }

    @Test
    void makesTheSameBytesOfAnyRecords() throws IOException {
        for (int round = 0; round < 10; round++) {
            long seed = System.nanoTime();
            Random random = new Random(seed);
            Workbench bench = random(random, 6);
            Made expected = make(bench, UNBOUNDED, 1);

            Made made = make(bench, random.nextInt(30_000), 1 + random.nextInt(3));

            assertThat(made.ledger()).as("seed %d", seed).isEqualTo(expected.ledger());
            assertThat(made.files()).as("seed %d", seed).isEqualTo(expected.files());
        }
    }

    @Test
    void takesItsBudgetFromTheCommandLineAndTellsWhatFoundNoRoom() throws IOException {
        Workbench bench = places();
        assertThat(bench.flatten("--memory", "40%")).isEqualTo(ExitCode.DONE);
        Manifest expected = bench.flattened().manifest();
        assertThat(bench.metrics()).doesNotContainKey("spilled.address");

        assertThat(bench.flatten("--memory", "1MB")).isEqualTo(ExitCode.DONE);

        assertThat(bench.metrics()).containsKey("spilled.address");
        assertThat(bench.metrics().get("spilled.address")).isBetween(PLACES / 2.0, PLACES * 1.0);
        assertThat(bench.flattened().manifest()).isEqualTo(expected);
        bench.flattened().verify();
        assertThat(Disk.list(bench.link(Stage.FLATTEN)))
                .extracting(file -> file.getFileName().toString())
                .containsExactly(
                        "address.csv",
                        "items.csv",
                        "logins.csv",
                        Manifest.FILE,
                        QuarantineFile.NAME,
                        Manifest.RUN_FILE,
                        "tags.csv",
                        "users.csv");
    }

    @Test
    void leavesNothingWhenItFails() throws IOException {
        Workbench bench = places();
        bench.setContract(SpecContract.text(SCHEMA).replace("percent: 100", "percent: 0"));

        assertThat(bench.flatten("--memory", "1MB")).isEqualTo(ExitCode.DATA_REJECTED);

        assertThat(bench.attempts()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0MB", "64", "1TB", "100%", "much"})
    void refusesABudgetThatIsNone(String memory) throws IOException {
        Workbench bench = random(new Random(1), 1);

        assertThat(bench.flatten("--memory", memory)).isEqualTo(ExitCode.USAGE);
        assertThat(bench.verdict())
                .isEqualTo(
                        "the value '"
                                + memory
                                + "' of --memory is not known; expected a size such as 512MB or"
                                + " 2GB, or a share such as 50%");
    }

    /** Every place but the last is another one; the last user has no address for the mail. */
    private Workbench places() throws IOException {
        Workbench bench = random(new Random(1), 1);
        StringBuilder page = new StringBuilder("{\"results\":[");
        for (int i = 0; i < PLACES; i++) {
            page.append("{\"contact\":{\"email\":\"").append(i);
            page.append("\"},\"location\":{\"city\":\"").append(i).append("\"}},");
        }
        bench.extract(List.of(page + "{\"location\":{\"city\":\"7\"}}]}"));
        return bench;
    }

    private Workbench random(Random random, int pages) throws IOException {
        Workbench bench =
                new Workbench(
                        Files.createTempDirectory(folder, "bench"),
                        SpecContract.text(SCHEMA),
                        LocalDate.of(2026, 11, 21));
        RandomPages records = new RandomPages(random);
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < pages; i++) {
            texts.add(records.page(60));
        }
        bench.extract(texts);
        return bench;
    }

    private Made make(Workbench bench, long budget, int threads) throws IOException {
        StageFolder extract = bench.extracted();
        Archive archive = extract.manifest().requireArchive();
        Flattening flattening = bench.flattening(budget, threads);
        Path target = Files.createTempDirectory(folder, "target");
        try (Tables tables = flattening.newTables(archive.pages(), target)) {
            if (threads == 1) {
                FlattenTask.read(extract, archive, flattening, tables);
            } else {
                try (PageReading reading = new PageReading(extract, tables, flattening, PIECES)) {
                    reading.read(archive.pages());
                }
            }
            List<FileEntry> files = tables.finish();
            for (FileEntry file : files) {
                byte[] content = Files.readAllBytes(target.resolve(file.path()));
                assertThat(Digest.sha256(content)).isEqualTo(file.sha256());
            }
            assertThat(Disk.list(target)).hasSameSizeAs(files);
            return new Made(files, tables.ledger(), tables.spilled());
        }
    }
}
