package dev.daybook.flatten;

import com.github.luben.zstd.Zstd;
import dev.daybook.contract.Contract;
import dev.daybook.contract.ContractFiles;
import dev.daybook.contract.Plan;
import dev.daybook.contract.Protections;
import dev.daybook.partition.Archive;
import dev.daybook.partition.ContractReference;
import dev.daybook.partition.Disk;
import dev.daybook.partition.FileEntry;
import dev.daybook.partition.Manifest;
import dev.daybook.partition.Partition;
import dev.daybook.partition.Stage;
import dev.daybook.partition.StageAttempt;
import dev.daybook.partition.StageFolder;
import dev.daybook.partition.Staging;
import dev.daybook.problem.ExitCode;
import dev.daybook.table.Digest;
import dev.daybook.task.TaskRunner;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.databind.json.JsonMapper;

/** A staging folder in which a test puts what extract would leave, and runs flatten. */
final class Workbench {
    private static final String CONVERTED = "converted.";
    static final Instant EXTRACTED_AT = Instant.parse("2026-11-21T06:00:00.123Z");

    final Staging staging;
    final Partition partition;
    private final Path contractFile;
    private final Path result;

    Workbench(Path folder, String contract, LocalDate date) throws IOException {
        Files.createDirectories(folder);
        staging = new Staging(folder.resolve("staging"));
        contractFile = folder.resolve("contract.odcs.yaml");
        result = folder.resolve("result.json");
        setContract(contract);
        partition = new Partition(contract().name(), date);
    }

    void setContract(String text) throws IOException {
        Files.writeString(contractFile, text);
    }

    Contract contract() {
        return ContractFiles.read(contractFile);
    }

    /** Archives pages with counts that a walk of their trees gives. */
    void extract(List<String> pages) throws IOException {
        List<List<Archive.RowCount>> counts = new ArrayList<>();
        for (String page : pages) {
            counts.add(TreeCounts.of(contract(), page));
        }
        extract(pages, counts, Protections.of(contract()));
    }

    void extract(
            List<String> pages,
            List<List<Archive.RowCount>> counts,
            Map<String, String> protections)
            throws IOException {
        extractBytes(
                pages.stream().map(page -> page.getBytes(StandardCharsets.UTF_8)).toList(),
                counts,
                protections);
    }

    void extractBytes(
            List<byte[]> pages,
            List<List<Archive.RowCount>> counts,
            Map<String, String> protections)
            throws IOException {
        StageAttempt attempt = StageAttempt.begin(staging, partition, Stage.EXTRACT);
        List<Archive.Page> archived = new ArrayList<>();
        for (int i = 0; i < pages.size(); i++) {
            byte[] content = pages.get(i);
            byte[] compressed = Zstd.compress(content);
            String name = String.format("page-%05d.json.zst", i + 1);
            Files.write(attempt.folder().resolve(name), compressed);
            archived.add(
                    new Archive.Page(
                            i + 1,
                            new FileEntry(name, compressed.length, 0, Digest.sha256(compressed)),
                            content.length,
                            Digest.sha256(content),
                            counts.get(i)));
        }
        Archive archive =
                new Archive(
                        EXTRACTED_AT,
                        List.of("GET source"),
                        protections,
                        Map.of(),
                        archived,
                        0,
                        Map.of());
        attempt.publish(manifest(archive), "{}\n".getBytes(StandardCharsets.UTF_8));
    }

    private Manifest manifest(Archive archive) {
        return new Manifest(
                Stage.EXTRACT,
                partition,
                ContractReference.to(contract()),
                Map.of(),
                archive.pages().stream().map(Archive.Page::file).toList(),
                List.of(),
                Optional.of(archive),
                Optional.empty());
    }

    /** Runs the stage through its command line. */
    ExitCode flatten(String... more) {
        List<String> arguments = new ArrayList<>(arguments());
        arguments.addAll(Arrays.asList(more));
        return new TaskRunner(new FlattenTask(), Map.of(), System.out)
                .run(arguments.toArray(new String[0]));
    }

    /** Returns the arguments that every run has. */
    List<String> arguments() {
        return List.of(
                "--pipeline",
                partition.pipeline(),
                "--date",
                partition.date().toString(),
                "--staging",
                staging.root().toString(),
                "--contract",
                contractFile.toString(),
                "--result",
                result.toString());
    }

    /** Returns what the last run says about itself. */
    String verdict() throws IOException {
        return JsonMapper.shared()
                .readTree(Files.readString(result))
                .path("verdict")
                .asString()
                .replace(staging.root().toString(), "<staging>");
    }

    Path link(Stage stage) {
        return staging.stage(partition, stage);
    }

    StageFolder extracted() throws IOException {
        return StageFolder.open(staging, partition, Stage.EXTRACT);
    }

    /**
     * Returns what flatten knows before it reads a page, with keys of the usual length.
     *
     * @param indexes the bytes that the indexes of distinct tables may take
     * @param threads that work
     */
    Flattening flattening(long indexes, int threads) throws IOException {
        Constants constants =
                new Constants(partition, extracted().manifest().requireArchive().extractedAt(), 7);
        return new Flattening(Plan.of(contract()), constants, partition.date(), indexes, threads);
    }

    StageFolder flattened() throws IOException {
        return StageFolder.open(staging, partition, Stage.FLATTEN);
    }

    /** Returns the text of a file that flatten has published. */
    String file(String name) throws IOException {
        return Files.readString(link(Stage.FLATTEN).resolve(name));
    }

    /** Returns what the last run has counted. */
    Map<String, Double> metrics() throws IOException {
        Map<String, Double> metrics = new TreeMap<>();
        JsonMapper.shared()
                .readTree(file(Manifest.RUN_FILE))
                .path("metrics")
                .properties()
                .forEach(metric -> metrics.put(metric.getKey(), metric.getValue().asDouble()));
        return metrics;
    }

    /** Returns how many values the last run has converted, by table and column. */
    Map<String, Long> converted() throws IOException {
        Map<String, Long> converted = new TreeMap<>();
        metrics()
                .forEach(
                        (name, value) -> {
                            if (name.startsWith(CONVERTED)) {
                                converted.put(
                                        name.substring(CONVERTED.length()), value.longValue());
                            }
                        });
        return converted;
    }

    /** Returns the folders of runs of flatten, finished or not. */
    List<Path> attempts() throws IOException {
        return Disk.list(staging.partition(partition)).stream()
                .filter(path -> path.getFileName().toString().startsWith(".flatten-"))
                .toList();
    }
}
