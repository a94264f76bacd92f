package dev.daybook.flatten;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.luben.zstd.Zstd;
import dev.daybook.contract.Protections;
import dev.daybook.partition.Archive;
import dev.daybook.partition.Disk;
import dev.daybook.partition.FileEntry;
import dev.daybook.partition.Manifest;
import dev.daybook.partition.Stage;
import dev.daybook.problem.ExitCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a run does with the folders around it: inputs that are not what they say, and repetition.
 */
class FlattenTaskTest {
    private static final String PEOPLE =
            """
            - name: people
              customProperties: [{property: etlRowPath, value: '$.people[*]'}]
              properties:
                - {name: person_id, logicalType: integer, primaryKey: true, transformLogic: key()}
                - {name: name, logicalType: string, transformLogic: $.name}
                - {name: born, logicalType: timestamp, transformLogic: $.born}
                - {name: age, logicalType: integer, transformLogic: ageAt($.born)}
                - {name: fee, logicalType: number, physicalType: 'DECIMAL(9,3)', transformLogic: $.fee}
            """;

    private static final String PETS =
            """
            - name: pets
              customProperties: [{property: etlRowPath, value: '$.people[*].pets[*]'}]
              properties:
                - {name: pet_id, logicalType: integer, primaryKey: true, transformLogic: key()}
            """;

    private static final String PROTECTED =
            PEOPLE.replace(
                    "$.name}",
                    "$.name, customProperties: [{property: etlProtect, value:"
                            + " {method: drop}}]}");

    private static final List<String> PAGES =
            List.of(
                    "{\"people\": [{\"name\": \"Iıİi\", \"born\": \"2000-11-21T23:30:00-01:00\","
                            + " \"fee\": 234567.5}, {\"fee\": \"x\"}]}",
                    "{\"people\": [{\"name\": \"Bo\", \"fee\": 0.25}]}");

    @TempDir Path folder;
    private Workbench bench;

    @BeforeEach
    void archive() throws IOException {
        bench = new Workbench(folder, SpecContract.text(PEOPLE), LocalDate.of(2026, 11, 21));
        bench.extract(PAGES);
    }

    @Test
    void needsAnExtract() throws IOException {
        Files.delete(bench.link(Stage.EXTRACT));

        assertFails(
                ExitCode.INPUT_INVALID,
                "there is no finished extract of spec 2026-11-21 at"
                        + " '<staging>/spec/2026-11-21/extract'; run extract for this date first");
    }

    @Test
    void refusesAPageThatHasChanged() throws IOException {
        Path page = page(1);
        byte[] bytes = Files.readAllBytes(page);
        Files.write(page, concat(bytes, bytes));

        assertFails(ExitCode.INPUT_INVALID, "page-00001.json.zst' has " + 2 * bytes.length);
    }

    @Test
    void refusesBytesAfterAPage() throws IOException {
        Path page = page(2);
        byte[] empty = Zstd.compress(new byte[0]);
        Files.write(page, concat(Files.readAllBytes(page), empty));

        assertFails(ExitCode.INPUT_INVALID, "page-00002.json.zst' has ");
    }

    @Test
    void refusesAPageThatIsMissing() throws IOException {
        Files.delete(page(2));

        assertFails(ExitCode.INPUT_INVALID, "page-00002.json.zst' is missing");
    }

    @Test
    void refusesAPageThatIsCutShort() throws IOException {
        byte[] bytes = Files.readAllBytes(page(2));
        Files.write(page(2), Arrays.copyOf(bytes, bytes.length - 5));

        assertFails(ExitCode.INPUT_INVALID, "the archived page 2 (");
    }

    @Test
    void refusesAPageThatIsNotCompressed() throws IOException {
        Files.writeString(page(1), PAGES.get(0));

        assertFails(
                ExitCode.INPUT_INVALID,
                "can't be read (JacksonIOException); extract the date again with --refetch");
    }

    @Test
    void refusesTheManifestOfAnotherDay() throws IOException {
        Path manifest = bench.link(Stage.EXTRACT).resolve(Manifest.FILE);
        Files.writeString(
                manifest, Files.readString(manifest).replace("2026-11-21\"", "2026-11-20\""));

        assertFails(
                ExitCode.INPUT_INVALID,
                "is of extract spec 2026-11-20, expected extract spec 2026-11-21");
    }

    @Test
    void refusesAnArchiveThatIsLessProtectedThanTheContract() throws IOException {
        bench.setContract(SpecContract.text(PROTECTED));

        assertFails(
                ExitCode.CONFIGURATION,
                "$.people[*].name is stored as received in the archive, expected drop");
    }

    @Test
    void refusesToReadWhatTheArchiveDropped() throws IOException {
        bench.extract(PAGES, counts(3), Map.of("$.people[*].name", "drop"));

        assertFails(
                ExitCode.CONFIGURATION,
                "$.people[*].name is drop in the archive and a column reads it as received");
    }

    @Test
    void refusesCountsThatDifferFromThoseOfExtract() throws IOException {
        bench.extract(PAGES, counts(4), Protections.of(bench.contract()));

        assertFails(
                ExitCode.DATA_REJECTED,
                "the ledger of page 1 does not balance at $.people[*]: extract counted 4 elements"
                        + " and 2 rows, flatten 2 and 2; nothing is written");
    }

    @Test
    void saysThatExtractHasNotCountedANewTable() throws IOException {
        bench.setContract(SpecContract.text(PEOPLE + PETS));

        assertFails(
                ExitCode.INPUT_INVALID,
                "extract has not counted the rows at $.people[*].pets[*] in page 1, for its"
                        + " contract did not name them; run extract with --reprotect");
    }

    @Test
    void flattensAnOldArchiveUnderANewColumn() throws IOException {
        assertThat(bench.flatten()).isEqualTo(ExitCode.DONE);
        bench.setContract(
                SpecContract.text(
                        PEOPLE
                                + "    - {name: alias, logicalType: string, transformLogic: $.name}\n"));

        assertThat(bench.flatten()).isEqualTo(ExitCode.DONE);

        assertThat(bench.file("people.csv"))
                .startsWith("person_id,name,born,age,fee,alias\n")
                .endsWith("202611210000003,Bo,,,0.250,Bo\n");
    }

    @Test
    void leavesTheOldFolderWhenItFails() throws IOException {
        assertThat(bench.flatten()).isEqualTo(ExitCode.DONE);
        Map<String, String> before = content();
        bench.setContract(SpecContract.text(PEOPLE).replace("percent: 100", "percent: 1"));

        assertThat(bench.flatten()).isEqualTo(ExitCode.DATA_REJECTED);

        assertThat(bench.verdict())
                .isEqualTo(
                        "1 of 3 rows of 'people' are in quarantine, more than the 1 percent that"
                                + " 'etlQuarantineMax' allows; see the reasons above, mend the"
                                + " contract or ask the source");
        assertThat(content()).isEqualTo(before);
        assertThat(attempts()).hasSize(1);
    }

    @Test
    void makesTheSameBytesOfTheSameArchive() throws IOException {
        assertThat(bench.flatten("--run-id", "one")).isEqualTo(ExitCode.DONE);
        Map<String, String> first = content();

        assertThat(bench.flatten("--run-id", "two", "--attempt", "2")).isEqualTo(ExitCode.DONE);

        assertThat(content()).isEqualTo(first);
        assertThat(attempts()).hasSize(1);
    }

    @Test
    void makesTheSameBytesInAnyZoneAndLanguage() throws IOException {
        assertThat(bench.flatten()).isEqualTo(ExitCode.DONE);
        Map<String, String> first = content();
        TimeZone zone = TimeZone.getDefault();
        Locale locale = Locale.getDefault();
        try {
            for (String language : List.of("tr-TR", "ar-EG-u-nu-arab", "th-TH-u-ca-buddhist")) {
                TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Kiritimati"));
                Locale.setDefault(Locale.forLanguageTag(language));

                assertThat(bench.flatten()).isEqualTo(ExitCode.DONE);
                assertThat(content()).isEqualTo(first);
            }
        } finally {
            TimeZone.setDefault(zone);
            Locale.setDefault(locale);
        }
    }

    @Test
    void removesWhatAKilledRunHasLeft() throws IOException {
        Path killed = bench.link(Stage.FLATTEN).resolveSibling(".flatten-7");
        Files.createDirectories(killed);
        Files.writeString(killed.resolve("people.csv"), "half a ro");

        assertThat(bench.flatten()).isEqualTo(ExitCode.DONE);

        assertThat(killed).doesNotExist();
        bench.flattened().verify();
    }

    @Test
    void namesItsInputInItsManifest() throws IOException {
        assertThat(bench.flatten()).isEqualTo(ExitCode.DONE);

        Manifest manifest = bench.flattened().manifest();
        assertThat(manifest.inputs()).containsOnlyKeys(Stage.EXTRACT);
        assertThat(manifest.files())
                .extracting(FileEntry::path)
                .containsExactly("people.csv", QuarantineFile.NAME);
        assertThat(bench.verdict()).isEqualTo("flattened spec 2026-11-21: 2 people, 1 quarantined");
    }

    private static List<List<Archive.RowCount>> counts(long elements) {
        return List.of(
                List.of(new Archive.RowCount("$.people[*]", elements, 2)),
                List.of(new Archive.RowCount("$.people[*]", 1, 1)));
    }

    private void assertFails(ExitCode code, String message) throws IOException {
        assertThat(bench.flatten()).isEqualTo(code);
        assertThat(bench.verdict()).contains(message);
        assertThat(bench.link(Stage.FLATTEN)).doesNotExist();
        assertThat(attempts()).isEmpty();
    }

    private Path page(int number) {
        return bench.link(Stage.EXTRACT).resolve("page-0000" + number + ".json.zst");
    }

    private static byte[] concat(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    private List<Path> attempts() throws IOException {
        return Disk.list(bench.staging.partition(bench.partition)).stream()
                .filter(path -> path.getFileName().toString().startsWith(".flatten-"))
                .toList();
    }

    /** Everything that is published, the manifest included, and not what only the run knows. */
    private Map<String, String> content() throws IOException {
        Map<String, String> content = new LinkedHashMap<>();
        for (Path file : Disk.list(bench.link(Stage.FLATTEN))) {
            String name = file.getFileName().toString();
            if (!name.equals(Manifest.RUN_FILE)) {
                content.put(name, new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
            }
        }
        return content;
    }
}
