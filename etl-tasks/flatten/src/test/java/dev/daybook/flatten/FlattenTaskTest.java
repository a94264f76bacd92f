package dev.daybook.flatten;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.luben.zstd.Zstd;
import dev.daybook.contract.Protections;
import dev.daybook.partition.Archive;
import dev.daybook.partition.FileEntry;
import dev.daybook.partition.Manifest;
import dev.daybook.partition.Stage;
import dev.daybook.problem.ExitCode;
import dev.daybook.table.Digest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a run does with inputs that are not what they say. */
class FlattenTaskTest {
    private static final String PETS =
            """
            - name: pets
              customProperties: [{property: etlRowPath, value: '$.people[*].pets[*]'}]
              properties:
                - {name: pet_id, logicalType: integer, primaryKey: true, transformLogic: key()}
            """;

    private static final String PROTECTED =
            People.SCHEMA.replace(
                    "$.name}",
                    "$.name, customProperties: [{property: etlProtect, value:"
                            + " {method: drop}}]}");

    @TempDir Path folder;
    private Workbench bench;

    @BeforeEach
    void archive() throws IOException {
        bench = new Workbench(folder, SpecContract.text(People.SCHEMA), LocalDate.of(2026, 11, 21));
        bench.extract(People.PAGES);
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
    void leavesNothingWhenTheDiskFails() throws IOException {
        Files.delete(page(2));
        Files.createDirectory(page(2));

        assertFails(ExitCode.IO_FAILED, "reading or writing failed: Is a directory");
    }

    @Test
    void refusesAPageThatIsCutShort() throws IOException {
        byte[] bytes = Files.readAllBytes(page(2));
        Files.write(page(2), Arrays.copyOf(bytes, bytes.length - 5));

        assertFails(ExitCode.INPUT_INVALID, "page-00002.json.zst' has " + (bytes.length - 5));
    }

    @Test
    void refusesAPageThatIsNotCompressed() throws IOException {
        Files.writeString(page(1), People.PAGES.get(0));

        assertFails(ExitCode.INPUT_INVALID, "page-00001.json.zst' has ");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void refusesAPageThatWasArchivedUncompressed(int threads) throws IOException {
        replacePage(1, People.PAGES.get(0).getBytes(StandardCharsets.UTF_8));

        assertThat(bench.flatten("--threads", Integer.toString(threads)))
                .isEqualTo(ExitCode.INPUT_INVALID);
        assertNothingLeft("page-00001.json.zst') is not zstd");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void refusesAPageThatWasArchivedInPart(int threads) throws IOException {
        byte[] bytes = Files.readAllBytes(page(2));
        replacePage(2, Arrays.copyOf(bytes, bytes.length - 5));

        assertThat(bench.flatten("--threads", Integer.toString(threads)))
                .isEqualTo(ExitCode.INPUT_INVALID);
        assertNothingLeft("page-00002.json.zst') is not ");
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
        bench.extract(People.PAGES, counts(3), Map.of("$.people[*].name", "drop"));

        assertFails(
                ExitCode.CONFIGURATION,
                "$.people[*].name is drop in the archive and a column reads it as received");
    }

    @Test
    void refusesCountsThatDifferFromThoseOfExtract() throws IOException {
        bench.extract(People.PAGES, counts(4), Protections.of(bench.contract()));

        assertFails(
                ExitCode.DATA_REJECTED,
                "the ledger of page 1 does not balance at $.people[*]: extract counted 4 elements"
                        + " and 2 rows, flatten 2 and 2; nothing is written");
    }

    @Test
    void saysThatExtractHasNotCountedANewTable() throws IOException {
        bench.setContract(SpecContract.text(People.SCHEMA + PETS));

        assertFails(
                ExitCode.INPUT_INVALID,
                "extract has not counted the rows at $.people[*].pets[*] in page 1, for its"
                        + " contract did not name them; run extract with --reprotect");
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
        assertNothingLeft(message);
    }

    private void assertNothingLeft(String message) throws IOException {
        assertThat(bench.verdict()).contains(message);
        assertThat(bench.link(Stage.FLATTEN)).doesNotExist();
        assertThat(bench.attempts()).isEmpty();
    }

    /** Puts another file in the place of a page, as if extract had written and hashed it. */
    private void replacePage(int number, byte[] bytes) throws IOException {
        Path manifest = bench.link(Stage.EXTRACT).resolve(Manifest.FILE);
        byte[] before = Files.readAllBytes(page(number));
        Files.write(page(number), bytes);
        Files.writeString(
                manifest,
                Files.readString(manifest)
                        .replace(Digest.sha256(before), Digest.sha256(bytes))
                        .replaceAll("(\"bytes\" : )" + before.length, "$1" + bytes.length));
    }

    private Path page(int number) {
        return bench.link(Stage.EXTRACT).resolve("page-0000" + number + ".json.zst");
    }

    private static byte[] concat(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }
}
