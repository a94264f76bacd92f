package dev.daybook.validate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.partition.Manifest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The packaged jar over a million rows with half the memory that it has by default. */
class ManyRowsIT {
    private static final int ROWS = 1_000_000;

    private static final String SCHEMA =
            """
            - name: things
              customProperties:
                - {property: etlRowPath, value: '$.things[*]'}
              quality:
                - {id: sum, type: sql, query: select count(distinct size) from things, mustBe: 1000}
              properties:
                - {name: thing_id, logicalType: integer, primaryKey: true, transformLogic: key()}
                - name: digest
                  logicalType: string
                  physicalType: CHAR(32)
                  required: true
                  unique: true
                  logicalTypeOptions: {pattern: '^[0-9a-f]+$'}
                  transformLogic: $.digest
                - {name: size, logicalType: number, physicalType: 'DECIMAL(7,2)', transformLogic: $.size}
            - name: others
              customProperties:
                - {property: etlRowPath, value: '$.things[*].other'}
              properties:
                - name: other_id
                  logicalType: integer
                  primaryKey: true
                  transformLogic: key()
                  relationships: [{to: things.thing_id}]
            """;

    @TempDir private Path folder;

    @Test
    @Timeout(60)
    void fitIntoLittleMemory() throws IOException, InterruptedException {
        StringBuilder things = new StringBuilder("thing_id,digest,size\n");
        StringBuilder others = new StringBuilder("other_id\n");
        for (int i = 0; i < ROWS; i++) {
            long key = StagingFixture.FIRST_KEY + i;
            // An odd factor: a permutation, so that no digest stands twice.
            String digest = Long.toHexString(0x1000000000000000L | key * 0x9E3779B97F4A7L);
            things.append(key).append(',').append(digest).append("0123456789abcdef,");
            things.append(i % 1000).append(".50\n");
            others.append(key).append('\n');
        }
        StagingFixture staging =
                new StagingFixture(folder, SCHEMA)
                        .bytes(
                                "things",
                                things.toString().getBytes(StandardCharsets.US_ASCII),
                                ROWS)
                        .bytes(
                                "others",
                                others.toString().getBytes(StandardCharsets.US_ASCII),
                                ROWS)
                        .write();
        Process process =
                new ProcessBuilder(command(staging))
                        .redirectErrorStream(true)
                        .redirectOutput(folder.resolve("log").toFile())
                        .start();
        assertThat(process.waitFor(50, TimeUnit.SECONDS)).isTrue();
        assertThat(folder.resolve("log"))
                .content()
                .contains(
                        "passed: 24 checks, 0 failed, 0 warnings (1000000 things, 1000000 others)");
        assertThat(process.exitValue()).isZero();
        assertThat(staging.validated().manifest().verdict()).contains(Manifest.Verdict.PASSED);
    }

    private List<String> command(StagingFixture staging) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m",
                "-jar",
                Path.of("target", "validate.jar").toString(),
                "--pipeline",
                "things",
                "--date",
                "2026-11-19",
                "--staging",
                staging.staging().root().toString(),
                "--contract",
                staging.contractFile().toString(),
                "--memory",
                "256MB");
    }
}
