package dev.daybook.flatten;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.contract.Protections;
import dev.daybook.partition.Archive;
import dev.daybook.partition.Disk;
import dev.daybook.partition.LedgerEntry;
import dev.daybook.partition.Manifest;
import dev.daybook.partition.Stage;
import dev.daybook.problem.ExitCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The packaged jar over half a million rows, most of them distinct, with little memory or disk. */
class ManyPlacesIT {
    private static final int ROWS = 500_000;

    /** Every tenth row is another one again, mostly one long before. */
    private static final int TENTH = 10;

    private static final String SCHEMA =
            """
            - name: places
              customProperties:
                - {property: etlRowPath, value: '$.visits[*].place'}
                - {property: etlDistinctBy, value: [city]}
              properties:
                - {name: place_id, logicalType: integer, primaryKey: true, transformLogic: key()}
                - {name: city, logicalType: string, transformLogic: $.city}
                - {name: label, logicalType: string, transformLogic: $.label}
            - name: visits
              customProperties: [{property: etlRowPath, value: '$.visits[*]'}]
              properties:
                - {name: visit_id, logicalType: integer, primaryKey: true, transformLogic: key()}
                - {name: place_id, logicalType: integer, transformLogic: key(), relationships: [{to: places.place_id}]}
            """;

    @TempDir private Path folder;
    private Workbench bench;

    @BeforeEach
    void archive() throws IOException {
        bench = new Workbench(folder, SpecContract.text(SCHEMA), LocalDate.of(2026, 11, 21));
        StringBuilder page = new StringBuilder("{\"visits\":[");
        for (int i = 0; i < ROWS; i++) {
            int city = i % TENTH == 0 ? i / 2 | 1 : i;
            page.append(i == 0 ? "" : ",").append("{\"place\":{\"city\":\"").append(city);
            page.append("\",\"label\":").append(i % 2).append("}}");
        }
        byte[] content = page.append("]}").toString().getBytes(StandardCharsets.UTF_8);
        bench.extractBytes(
                List.of(content),
                List.of(
                        List.of(
                                new Archive.RowCount("$.visits[*].place", ROWS, ROWS),
                                new Archive.RowCount("$.visits[*]", ROWS, ROWS))),
                Protections.of(bench.contract()));
    }

    @Test
    @Timeout(60)
    void makeTheSameTablesInASmallHeap() throws IOException, InterruptedException {
        assertThat(bench.flatten("--memory", "40%")).isEqualTo(ExitCode.DONE);
        Manifest expected = bench.flattened().manifest();
        assertThat(bench.metrics()).doesNotContainKey("spilled.places");
        long again = ROWS / TENTH;
        assertThat(expected.ledger().get(0))
                .isEqualTo(new LedgerEntry("places", ROWS, ROWS, ROWS - again, 0, again, again));

        assertThat(start("").waitFor()).isZero();

        assertThat(bench.metrics()).containsKey("spilled.places");
        assertThat(bench.flattened().manifest()).isEqualTo(expected);
        bench.flattened().verify();
    }

    @Test
    @Timeout(60)
    void leaveNothingWhenTheDiskIsFull() throws IOException, InterruptedException {
        // No file of more than four million bytes: as good as a full disk.
        int exitCode = start("ulimit -f 4000").waitFor();

        assertThat(exitCode).isEqualTo(ExitCode.IO_FAILED.number());
        assertThat(bench.verdict()).isEqualTo("reading or writing failed: File too large");
        assertThat(bench.attempts()).isEmpty();
    }

    @Test
    @Timeout(60)
    void leaveNoSpilledFileWhenTheProcessIsKilled() throws IOException, InterruptedException {
        Process process = start("");
        Path table = bench.link(Stage.FLATTEN).resolveSibling(".flatten-1").resolve("visits.csv");
        while (!Files.exists(table) || Files.size(table) < 10_000_000) {
            assertThat(process.waitFor(5, TimeUnit.MILLISECONDS)).isFalse();
        }

        process.destroyForcibly().waitFor();

        assertThat(Disk.list(bench.attempts().get(0)))
                .extracting(file -> file.getFileName().toString())
                .containsExactly("places.csv", QuarantineFile.NAME, "visits.csv");
    }

    /** Starts flatten in a small heap, by a shell that runs something else before. */
    private Process start(String before) throws IOException {
        List<String> command = new ArrayList<>();
        command.addAll(List.of("bash", "-c", before + "\n exec \"$@\"", "bash"));
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx40m", "-jar", Path.of("target", "flatten.jar").toString()));
        command.addAll(bench.arguments());
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
    }
}
