package dev.daybook.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.partition.Disk;
import dev.daybook.partition.FileEntry;
import dev.daybook.partition.Manifest;
import dev.daybook.partition.Stage;
import dev.daybook.partition.StageFolder;
import dev.daybook.problem.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is published, when, and what stays visible when it isn't. */
class ExportTaskTest {
    private static final Path GOLDEN = Path.of("src/test/resources/golden");
    private static final String PLACES =
            "place_id,city\n202611210000001,\"\"\n202611210000002,Köln\n";
    private static final String VISITS =
            """
            visit_id,place_id,guest,fee,paid,day,read_at
            202611210000001,202611210000002,,-0.50,true,2026-11-20,2026-11-21T06:00:00.123Z
            202611210000002,,,12.00,,,2026-11-21T06:00:00.123Z
            """;

    @TempDir Path folder;
    private Workbench bench;

    @BeforeEach
    void stage() throws IOException {
        bench = new Workbench(folder);
        bench.stage(tables(PLACES), Manifest.Verdict.PASSED);
    }

    @Test
    void publishesTheGoldenFolder() throws IOException {
        assertThat(bench.export()).as(bench.verdict()).isEqualTo(ExitCode.DONE);

        assertThat(bench.verdict())
                .isEqualTo("published visits 2026-11-21 as generation 1: 2 places, 2 visits");
        Map<String, String> golden = new LinkedHashMap<>();
        for (Path file : Disk.list(GOLDEN)) {
            golden.put(file.getFileName().toString(), Files.readString(file));
        }
        assertThat(bench.content()).isEqualTo(golden);
    }

    @Test
    void tellsWhatItHasPublishedInItsManifest() throws IOException {
        bench.export();

        StageFolder export = StageFolder.open(bench.staging, bench.partition, Stage.EXPORT);
        export.verify();
        assertThat(export.manifest().inputs()).containsOnlyKeys(Stage.FLATTEN, Stage.VALIDATE);
        assertThat(export.manifest().files()).extracting(FileEntry::rows).containsExactly(3L);
        assertThat(export.folder().resolve("SHA256SUMS"))
                .hasSameBinaryContentAs(bench.published().resolve("SHA256SUMS"));
    }

    @Test
    void publishesWhatOnlyWarns() throws IOException {
        bench.validate(Manifest.Verdict.WARNING);

        assertThat(bench.export()).isEqualTo(ExitCode.DONE);
    }

    @Test
    void leavesEqualBytesAlone() throws IOException {
        bench.export();
        bench.stage(tables(PLACES), Manifest.Verdict.PASSED);

        assertThat(bench.export()).isEqualTo(ExitCode.DONE);

        assertThat(bench.verdict())
                .isEqualTo(
                        "visits 2026-11-21 is unchanged, still generation 1: 2 places, 2 visits");
        assertThat(Disk.list(bench.generations())).hasSize(1);
    }

    @Test
    void makesANewGenerationOfOtherBytesAndRestoresAnOldOne() throws IOException {
        bench.export();
        Map<String, String> first = bench.content();
        bench.stage(tables(PLACES + "202611210000003,Ulm\n"), Manifest.Verdict.PASSED);

        assertThat(bench.export()).isEqualTo(ExitCode.DONE);
        assertThat(bench.verdict())
                .isEqualTo("published visits 2026-11-21 as generation 2: 3 places, 2 visits");
        assertThat(bench.content()).isNotEqualTo(first);

        bench.stage(tables(PLACES), Manifest.Verdict.PASSED);
        assertThat(bench.export()).isEqualTo(ExitCode.DONE);
        assertThat(bench.verdict())
                .isEqualTo("visits 2026-11-21 is generation 1 again: 2 places, 2 visits");
        assertThat(bench.content()).isEqualTo(first);
        assertThat(Disk.list(bench.generations())).hasSize(2);
    }

    @Test
    void keepsWhatIsVisibleWhenTheVerdictIsFailed() throws IOException {
        bench.export();
        Map<String, String> first = bench.content();
        bench.stage(tables("place_id,city\n"), Manifest.Verdict.FAILED);

        assertThat(bench.export()).isEqualTo(ExitCode.DATA_REJECTED);

        assertThat(bench.verdict())
                .startsWith(
                        "validate has rejected visits 2026-11-21; nothing is published, what"
                                + " readers see stays as it was. See '<folder>/staging/")
                .endsWith("/result.json'");
        assertThat(bench.content()).isEqualTo(first);
    }

    @Test
    void refusesAVerdictAboutAnotherFlatten() throws IOException {
        bench.flatten(tables("place_id,city\n"));

        assertFails(
                ExitCode.INPUT_INVALID,
                "the validate of visits 2026-11-21 was made from another flatten than the one that"
                        + " is there; run validate again");
    }

    @Test
    void refusesATableThatHasChanged() throws IOException {
        Path table = bench.staging.stage(bench.partition, Stage.FLATTEN).resolve("visits.csv");
        Files.writeString(table, VISITS.replace("12.00", "13.00"));

        assertFails(ExitCode.INPUT_INVALID, "/visits.csv' has ");
    }

    @Test
    void refusesATableThatIsMissing() throws IOException {
        Files.delete(bench.staging.stage(bench.partition, Stage.FLATTEN).resolve("visits.csv"));

        assertFails(ExitCode.INPUT_INVALID, "/visits.csv' is missing");
    }

    @Test
    void refusesTablesOfAnotherContract() throws IOException {
        Files.writeString(
                bench.contract, Files.readString(bench.contract).replace("1.2.3", "1.2.4"));

        assertFails(
                ExitCode.INPUT_INVALID,
                "the validate of visits 2026-11-21 was made under contract version 1.2.3 (");
    }

    @Test
    void needsAVerdict() throws IOException {
        Files.delete(bench.staging.stage(bench.partition, Stage.VALIDATE));

        assertFails(ExitCode.INPUT_INVALID, "there is no finished validate of visits 2026-11-21");
    }

    @Test
    void needsAnOutput() throws IOException {
        assertThat(bench.run()).isEqualTo(ExitCode.USAGE);

        assertThat(bench.verdict())
                .isEqualTo(
                        "the option --output is missing; expected the folder in which to publish"
                                + " (or DAYBOOK_OUTPUT)");
    }

    @Test
    void clearsWhatAKilledRunHasLeft() throws IOException {
        Path attempt = Files.createDirectories(bench.generations().resolve(".attempt"));
        Files.writeString(attempt.resolve("20261121_other.csv"), "half a ro");
        Files.writeString(attempt.resolve("20261121_places.csv"), "half a ro");

        assertThat(bench.export()).isEqualTo(ExitCode.DONE);

        assertThat(bench.content()).doesNotContainKey("20261121_other.csv");
        assertThat(bench.content()).containsEntry("20261121_places.csv", PLACES);
        assertThat(attempt).doesNotExist();
    }

    @Test
    void namesTheFolderThatCantBeWritten() throws IOException {
        bench.output = Files.createFile(folder.resolve("file")).resolve("output");

        assertThat(bench.export()).isEqualTo(ExitCode.IO_FAILED);

        assertThat(bench.verdict()).contains("'<folder>/file");
    }

    private static Map<String, String> tables(String places) {
        Map<String, String> tables = new LinkedHashMap<>();
        tables.put("places", places);
        tables.put("visits", VISITS);
        return tables;
    }

    private void assertFails(ExitCode code, String message) throws IOException {
        assertThat(bench.export()).isEqualTo(code);
        assertThat(bench.verdict()).contains(message);
        assertThat(bench.published()).doesNotExist();
    }
}
