package dev.daybook.validate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.document.Node;
import dev.daybook.partition.Manifest;
import dev.daybook.partition.Stage;
import dev.daybook.problem.ExitCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ValidateTaskTest {
    private static final String SCHEMA =
            """
            - name: people
              customProperties:
                - {property: etlRowPath, value: '$.people[*]'}
              properties:
                - {name: person_id, logicalType: integer, primaryKey: true, transformLogic: key()}
                - name: digest
                  logicalType: string
                  physicalType: CHAR(4)
                  required: true
                  unique: true
                  transformLogic: $.digest
                  quality:
                    - {id: digest_known, metric: invalidValues, mustBe: 0, arguments: {validValues: [abcd]}}
                - name: born
                  logicalType: date
                  transformLogic: $.born
                  quality:
                    - {id: born_known, metric: nullValues, mustBe: 0, severity: warning}
            """;

    private static final String SECRET = "unspeakable, \"secret\"";

    @TempDir private Path folder;

    private StagingFixture good() {
        return new StagingFixture(folder, SCHEMA)
                .rows("people", List.of(List.of(key(1), "abcd", "2000-02-29")));
    }

    private StagingFixture bad() {
        return new StagingFixture(folder, SCHEMA)
                .rows(
                        "people",
                        Stream.of(
                                        new String[] {key(1), "abcd", "2000-02-29"},
                                        new String[] {key(2), SECRET, SECRET},
                                        new String[] {key(3), SECRET, null})
                                .map(Arrays::asList)
                                .toList());
    }

    private static String key(int ordinal) {
        return Long.toString(StagingFixture.FIRST_KEY + ordinal - 1);
    }

    @Test
    void publishesAVerdictThatIsBoundToItsInputs() {
        StagingFixture staging = good().write();
        StagingFixture.Run run = staging.run();
        assertThat(run.exitCode()).isEqualTo(ExitCode.DONE);
        assertThat(run.message()).isEqualTo("passed: 15 checks, 0 failed, 0 warnings (1 people)");
        Manifest manifest = staging.validated().manifest();
        assertThat(manifest.verdict()).contains(Manifest.Verdict.PASSED);
        assertThat(manifest.inputs()).containsOnlyKeys(Stage.EXTRACT, Stage.FLATTEN);
        assertThat(manifest.ledger()).hasSize(1);
        assertThat(staging.validated().folder())
                .isDirectoryNotContaining("glob:**temporary")
                .isDirectoryContaining("glob:**result.json");
    }

    @Test
    void publishesAFailedVerdictAndEndsWith65() {
        StagingFixture staging = bad().write();
        StagingFixture.Run run = staging.run();
        assertThat(run.exitCode()).isEqualTo(ExitCode.DATA_REJECTED);
        assertThat(run.message())
                .isEqualTo(
                        "4 of 15 checks failed: people.digest.length, people.digest.unique,"
                                + " digest_known and 1 more; nothing may be published; details in '"
                                + staging.staging().root()
                                + "/things/2026-11-19/validate/result.json'");
        assertThat(staging.validated().manifest().verdict()).contains(Manifest.Verdict.FAILED);
    }

    @Test
    void tellsFailuresThenWarningsThenTables() {
        StagingFixture.Run run = bad().write().run();
        assertThat(run.log().lines().map(line -> line.replaceFirst("^\\[?(\\w+)]? \\w+ - ", "$1 ")))
                .containsSubsequence(
                        "INFO started for things 2026-11-19, version development",
                        "ERROR failed: people.digest.length: found 2 of 3 rows; expected: every"
                                + " value has exactly 4 characters (= 0); first keys:"
                                + " [202611190000002, 202611190000003]",
                        "WARN warning: born_known: found 1 of 3 rows; expected: nulls (= 0); first"
                                + " keys: [202611190000003]",
                        "INFO table=people rows=3 received=3 quarantined=0 deduplicated=0");
    }

    @Test
    void neverTellsAValue() {
        StagingFixture staging = bad().write();
        StagingFixture.Run run = staging.run();
        assertThat(staging.resultText() + run.log() + run.out() + run.message())
                .contains("202611190000002")
                .doesNotContain("unspeakable", "secret", "2000-02-29");
    }

    @Test
    void givesTheSameBytesWithAnotherNumberOfThreads() {
        StagingFixture staging = bad().write();
        staging.run("--threads", "1");
        String first = staging.resultText();
        String manifest = staging.validated().manifestSha256();
        staging.run("--threads", "4", "--memory", "300MB");
        assertThat(staging.resultText()).isEqualTo(first);
        assertThat(staging.validated().manifestSha256()).isEqualTo(manifest);
    }

    @Test
    void refusesAChangedFile() throws IOException {
        StagingFixture staging = good().write();
        Path file =
                staging.staging()
                        .stage(StagingFixture.PARTITION, Stage.FLATTEN)
                        .resolve("people.csv");
        Files.writeString(file, Files.readString(file).replace("abcd", "dcba"));
        StagingFixture.Run run = staging.run();
        assertThat(run.exitCode()).isEqualTo(ExitCode.INPUT_INVALID);
        assertThat(run.message()).contains("people.csv' has 54 bytes and SHA-256");
        assertThat(staging.staging().stage(StagingFixture.PARTITION, Stage.VALIDATE))
                .doesNotExist();
    }

    @Test
    void refusesAFlattenOfAnotherExtract() throws IOException {
        StagingFixture staging = good().write().extracted("people", 2, 2).writeExtract();
        StagingFixture.Run run = staging.run();
        assertThat(run.exitCode()).isEqualTo(ExitCode.INPUT_INVALID);
        assertThat(run.message())
                .isEqualTo(
                        "the flatten of things 2026-11-19 was made from another extract than the"
                                + " one that is there; run flatten again");
    }

    @Test
    void refusesAFlattenOfAnotherContract() throws IOException {
        StagingFixture staging = good().write();
        Files.writeString(staging.contractFile(), "\n", StandardOpenOption.APPEND);
        assertThat(staging.run().exitCode()).isEqualTo(ExitCode.INPUT_INVALID);
    }

    @Test
    void refusesWhatIsNotThere() {
        StagingFixture staging = good();
        StagingFixture.Run run = staging.run();
        assertThat(run.exitCode()).isEqualTo(ExitCode.INPUT_INVALID);
        assertThat(run.message()).contains("there is no finished extract of things 2026-11-19");
    }

    @Test
    void refusesAnotherHeader() {
        for (String header :
                List.of(
                        "person_id,born,digest\n",
                        "person_id,digest,born,more\n",
                        "person_id,digest\n",
                        "person_id,digest,born\r\n",
                        "\uFEFFperson_id,digest,born\n",
                        "")) {
            StagingFixture staging = good().csv("people", header, 0).write();
            StagingFixture.Run run = staging.run();
            assertThat(run.exitCode()).as(header).isEqualTo(ExitCode.INPUT_INVALID);
            assertThat(run.message())
                    .contains(
                            "is not the header of the contract; expected 'person_id,digest,born'");
        }
    }

    @Test
    void refusesAQuarantineThatIsNotJson() {
        StagingFixture.Run run =
                good().quarantine("{\"table\":\"people\"}\nsecret\n").write().run();
        assertThat(run.exitCode()).isEqualTo(ExitCode.INPUT_INVALID);
        assertThat(run.message())
                .contains("quarantine.ndjson' is not one JSON object a line, at line 2")
                .doesNotContain("secret");
        assertThat(good().quarantine("[1]\n").write().run().exitCode())
                .isEqualTo(ExitCode.INPUT_INVALID);
    }

    @Test
    void tellsWhichLineOfAFileIsUnreadable() {
        Map<String, String> reasons =
                Map.of(
                        key(1) + ",secret\n", "found 2 fields, expected 3 at line 2",
                        key(1) + ",\"secret\n",
                                "the quotes or line breaks are not those of the dialect at line 2",
                        key(1) + ",sec\rret,\n",
                                "the quotes or line breaks are not those of the dialect");
        reasons.forEach(
                (line, reason) -> {
                    StagingFixture staging =
                            good().csv("people", "person_id,digest,born\n" + line, 1).write();
                    assertThat(staging.run().exitCode()).isEqualTo(ExitCode.DATA_REJECTED);
                    Node file = staging.results().get("people.file");
                    assertThat(file.members().get("outcome").text()).isEqualTo("failed");
                    assertThat(file.members().get("reason").text()).isEqualTo(reason);
                    assertThat(staging.resultText()).doesNotContain("secret");
                });
    }

    @Test
    void tellsBytesThatAreNotUtf8() {
        byte[] bytes =
                ("person_id,digest,born\n" + key(1) + ",\u00e9,\n")
                        .getBytes(StandardCharsets.ISO_8859_1);
        StagingFixture staging = good().bytes("people", bytes, 1).write();
        assertThat(staging.run().exitCode()).isEqualTo(ExitCode.DATA_REJECTED);
        assertThat(staging.results().get("people.file").members().get("reason").text())
                .isEqualTo("found bytes that are not UTF-8 at line 2");
    }

    @Test
    void understandsItsOptions() {
        StagingFixture staging = good().write();
        assertThat(staging.run("--memory", "lots").message())
                .isEqualTo(
                        "the value 'lots' of --memory is not known; expected a size such as 512MB"
                                + " or 2GB, or a share such as 50%");
        assertThat(staging.run("--memory", "100%").exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(staging.run("--memory", "50%").exitCode()).isEqualTo(ExitCode.DONE);
        assertThat(staging.run("--threads", "0").exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(staging.run(Map.of("DAYBOOK_THREADS", "x")).exitCode())
                .isEqualTo(ExitCode.USAGE);
        assertThat(staging.run(Map.of("DAYBOOK_MEMORY", "200MiB")).exitCode())
                .isEqualTo(ExitCode.DONE);
    }

    @Test
    void startsNoDuckDbForWhatReadingProves() {
        assertThat(good().write().run("--memory", "1MB").exitCode()).isEqualTo(ExitCode.DONE);
    }

    @Test
    void saysThatTheMemoryIsTooSmall() {
        StagingFixture.Run run = good().write().run("--memory", "1MB", "--only-duckdb");
        assertThat(run.exitCode()).isEqualTo(ExitCode.CONFIGURATION);
        assertThat(run.message())
                .isEqualTo(
                        "DuckDB needs more memory than it is given; raise --memory or lower"
                                + " --threads");
    }
}
