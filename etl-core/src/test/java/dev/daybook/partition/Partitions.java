package dev.daybook.partition;

import dev.daybook.table.Digest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A partition and what its stages say about it. */
final class Partitions {
    static final Partition PARTITION = new Partition("orders", LocalDate.of(2026, 11, 21));
    static final ContractReference CONTRACT =
            new ContractReference("1.0.0", Digest.sha256(bytes("contract")));

    private Partitions() {}

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static FileEntry entry(String path, String content) {
        return new FileEntry(path, bytes(content).length, 1, Digest.sha256(bytes(content)));
    }

    static Archive archive() {
        return new Archive(
                Instant.parse("2026-11-21T06:00:00.123Z"),
                List.of("GET https://example.com/", "query page={page}"),
                Map.of("$.a", "drop"),
                Map.of("k1", "5f2a"),
                List.of(
                        new Archive.Page(
                                1,
                                entry("page-00001.json.zst", "zst"),
                                17,
                                Digest.sha256(bytes("{}")),
                                List.of(new Archive.RowCount("$.orders[*]", 3, 2)))),
                2,
                Map.of("$.orders[*].new", 4L));
    }

    static Manifest manifest(Stage stage, Map<Stage, String> inputs, List<FileEntry> files) {
        return new Manifest(
                stage,
                PARTITION,
                CONTRACT,
                inputs,
                files,
                stage == Stage.EXTRACT
                        ? List.of()
                        : List.of(new LedgerEntry("orders", 10, 9, 6, 2, 1, 1)),
                stage == Stage.EXTRACT ? Optional.of(archive()) : Optional.empty(),
                stage == Stage.VALIDATE ? Optional.of(Manifest.Verdict.WARNING) : Optional.empty());
    }

    /** Makes the finished folder of a stage with one file and returns the folder. */
    static Path publish(Staging staging, Stage stage, String content) throws IOException {
        StageAttempt attempt = StageAttempt.begin(staging, PARTITION, stage);
        Files.write(attempt.folder().resolve("orders.csv"), bytes(content));
        attempt.publish(
                manifest(stage, Map.of(), List.of(entry("orders.csv", content))), bytes("{}"));
        return attempt.folder();
    }
}
