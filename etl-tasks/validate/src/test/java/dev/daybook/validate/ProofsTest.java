package dev.daybook.validate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.partition.SpillFolder;
import dev.daybook.partition.Stage;
import dev.daybook.partition.StageFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What reading proves is what DuckDB finds; what it does not prove DuckDB measures. */
class ProofsTest {
    /** A column of each type and a check of each kind. */
    private static final String SCHEMA =
            """
            - name: things
              customProperties:
                - {property: etlRowPath, value: '$.parts[*].things[*]'}
              quality:
                - {id: rows, metric: rowCount, mustBeGreaterThan: 2}
              properties:
                - {name: thing_id, logicalType: integer, primaryKey: true, transformLogic: key()}
                - {name: part_id, logicalType: integer, transformLogic: key(), relationships: [{to: parts.part_id}]}
                - {name: small, logicalType: integer, physicalType: SMALLINT, logicalTypeOptions: {minimum: -5, maximum: 20000.5}, transformLogic: $.s}
                - {name: price, logicalType: number, physicalType: 'DECIMAL(6,2)', logicalTypeOptions: {minimum: -0.005}, transformLogic: $.p}
                - {name: born, logicalType: date, transformLogic: $.b}
                - {name: seen, logicalType: timestamp, required: true, transformLogic: $.t}
                - {name: open, logicalType: boolean, transformLogic: $.o}
                - {name: code, logicalType: string, physicalType: CHAR(2), logicalTypeOptions: {pattern: '^[A-Z]+$', minLength: 1, maxLength: 3}, transformLogic: $.c}
                - {name: mail, logicalType: string, logicalTypeOptions: {format: email}, unique: true, transformLogic: $.m}
                - name: kind
                  logicalType: string
                  transformLogic: $.k
                  quality:
                    - {id: known, metric: invalidValues, mustBe: 0, arguments: {validValues: [red, blå]}}
                    - {id: formed, metric: invalidValues, mustBe: 0, arguments: {pattern: 'å|d'}}
                    - {id: twice, metric: duplicateValues, mustBeLessThan: 2}
                    - {id: nulls, metric: nullValues, mustBeLessThan: 50, unit: percent}
            - name: parts
              customProperties:
                - {property: etlRowPath, value: '$.parts[*]'}
              properties:
                - {name: part_id, logicalType: integer, primaryKey: true, transformLogic: key()}
                - {name: text, logicalType: string, transformLogic: $.x}
            """;

    private static final List<List<String>> SOUND =
            List.of(
                    Arrays.asList(
                            key(1),
                            key(2),
                            "-5",
                            "0.00",
                            "2024-02-29",
                            time(1),
                            "true",
                            "AB",
                            "a@b",
                            "red"),
                    Arrays.asList(
                            key(3), null, null, "9999.99", null, time(2), "false", "CD", "c@b",
                            "blå"),
                    Arrays.asList(
                            key(2),
                            key(1),
                            "20000",
                            null,
                            "0001-01-01",
                            time(3),
                            null,
                            null,
                            null,
                            null));

    /** Some that DuckDB takes and reading does not know, and some that are wrong. */
    private static final List<String> OTHERS =
            Arrays.asList(
                    null,
                    "",
                    "-6",
                    "20001",
                    "32768",
                    "007",
                    "-0",
                    "1.5",
                    "-0.01",
                    "10000.00",
                    "2023-02-29",
                    "2024-02-29T24:00:00.000Z",
                    time(7),
                    "TRUE",
                    "t",
                    "A",
                    "ABCD",
                    "ab",
                    "ÅB",
                    "a@",
                    "a@b",
                    "green",
                    "å",
                    "x\ny",
                    "\"",
                    "\r",
                    key(1),
                    key(9),
                    "20261119",
                    "true",
                    "AB",
                    "0.00",
                    "5");

    @TempDir private Path folder;

    private static String key(int ordinal) {
        return Long.toString(StagingFixture.FIRST_KEY + ordinal - 1);
    }

    private static String time(int second) {
        return "2026-11-19T00:00:0" + second + ".000Z";
    }

    private StagingFixture staging(List<List<String>> things) {
        return new StagingFixture(folder, SCHEMA)
                .rows("things", things)
                .rows("parts", List.of(List.of(key(2), "a,b"), List.of(key(1), "c\"")));
    }

    private static Map<String, OptionalLong> proved(StagingFixture staging) throws IOException {
        CheckPlan plan = CheckPlan.of(staging.contract(), StagingFixture.PARTITION);
        StageFolder flatten =
                StageFolder.open(staging.staging(), StagingFixture.PARTITION, Stage.FLATTEN);
        Map<String, OptionalLong> proved = new LinkedHashMap<>();
        try (SpillFolder spill = new SpillFolder(flatten.folder())) {
            Proofs proofs = Proofs.of(plan, staging.contract(), StagingFixture.PARTITION, spill);
            TableFiles.read(flatten, staging.contract().tables(), proofs, 2);
            for (Check check : plan.checks()) {
                if (check.kind() != Check.Kind.FILE && check.kind() != Check.Kind.LEDGER) {
                    proved.put(check.id(), proofs.atFault(check));
                }
            }
        }
        return proved;
    }

    private static void assertThatDuckDbAgrees(StagingFixture staging) {
        staging.run();
        String result = staging.resultText();
        staging.run("--only-duckdb");
        assertThat(staging.resultText()).isEqualTo(result);
    }

    @Test
    void proveEveryCheckOfSoundTables() throws IOException {
        StagingFixture staging = staging(SOUND).write();
        Map<String, OptionalLong> proved = proved(staging);
        assertThat(proved).hasSize(30).allSatisfy((id, number) -> assertThat(number).isPresent());
        assertThat(proved)
                .containsEntry("rows", OptionalLong.of(3))
                .containsEntry("nulls", OptionalLong.of(1))
                .containsEntry("known", OptionalLong.of(0));
        assertThatDuckDbAgrees(staging);
    }

    @Test
    void leaveRowsThatDoNotFitToDuckDb() throws IOException {
        StagingFixture staging =
                new StagingFixture(folder, SCHEMA)
                        .rows("things", SOUND)
                        .rows(
                                "parts",
                                List.of(
                                        List.of(key(1), "x"),
                                        List.of(key(2), "x"),
                                        List.of(key(3), "x".repeat(1 << 18))))
                        .write();
        assertThat(proved(staging))
                .containsEntry("parts.part_id.primaryKey", OptionalLong.empty())
                .containsEntry("things.part_id.foreignKey", OptionalLong.empty())
                .containsEntry("things.thing_id.primaryKey", OptionalLong.of(0));
        assertThatDuckDbAgrees(staging);
        assertThat(
                        staging.results()
                                .get("things.part_id.foreignKey")
                                .members()
                                .get("outcome")
                                .text())
                .isEqualTo("passed");
    }

    @Test
    void leaveKeysBeyondTheirRangeToDuckDb() throws IOException {
        String far = "20261119" + "123456789";
        StagingFixture staging =
                new StagingFixture(folder, SCHEMA, 9)
                        .csv("parts", "part_id,text\n" + far + ",\n20261119000000001,\n", 2);
        staging.csv(
                "things",
                staging.header("things")
                        + "\n20261119000000001,"
                        + far
                        + ",,,,"
                        + time(1)
                        + ",,,,\n",
                1);
        Map<String, OptionalLong> proved = proved(staging.write());
        assertThat(proved)
                .containsEntry("parts.part_id.primaryKey", OptionalLong.empty())
                .containsEntry("parts.part_id.type", OptionalLong.of(0))
                .containsEntry("things.part_id.foreignKey", OptionalLong.empty())
                .containsEntry("things.thing_id.primaryKey", OptionalLong.of(0));
        assertThatDuckDbAgrees(staging);
        for (String id : List.of("parts.part_id.primaryKey", "things.part_id.foreignKey")) {
            assertThat(staging.results().get(id).members().get("outcome").text())
                    .isEqualTo("passed");
        }
    }

    /** Each seed spoils some values of sound rows, and some bytes of the file. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void agreeWithDuckDbOnSpoiltTables(int seed) {
        Random random = new Random(seed);
        List<List<String>> things = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            List<String> row = new ArrayList<>(SOUND.get(i % SOUND.size()));
            row.set(0, key(i + 1));
            row.set(8, "a" + i + "@b");
            things.add(row);
        }
        for (int spoilt = random.nextInt(8); spoilt > 0; spoilt--) {
            things.get(random.nextInt(40))
                    .set(random.nextInt(10), OTHERS.get(random.nextInt(OTHERS.size())));
        }
        StagingFixture staging = staging(things);
        assertThatDuckDbAgrees(staging.write());
        byte[] file = staging.content("things").clone();
        int start = new String(file, StandardCharsets.ISO_8859_1).indexOf('\n') + 1;
        for (int spoilt = random.nextInt(3); spoilt > 0; spoilt--) {
            String bytes = ",\n\"\r\0\u00e9 0a";
            file[start + random.nextInt(file.length - start)] =
                    (byte) bytes.charAt(random.nextInt(bytes.length()));
        }
        assertThatDuckDbAgrees(staging.bytes("things", file, 40).write());
    }
}
