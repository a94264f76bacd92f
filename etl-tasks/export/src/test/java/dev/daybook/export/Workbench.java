package dev.daybook.export;

import dev.daybook.contract.Contract;
import dev.daybook.contract.ContractFiles;
import dev.daybook.partition.ContractReference;
import dev.daybook.partition.Disk;
import dev.daybook.partition.FileEntry;
import dev.daybook.partition.LedgerEntry;
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
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/** Folders in which a test puts what flatten and validate would leave, and runs export. */
final class Workbench {
    private static final byte[] RUN = "{}\n".getBytes(StandardCharsets.UTF_8);

    final Staging staging;
    final Partition partition;
    final Path contract;
    Path output;
    private final Path folder;

    Workbench(Path folder) throws IOException {
        this.folder = folder;
        staging = new Staging(folder.resolve("staging"));
        output = folder.resolve("output");
        contract = folder.resolve("visits.odcs.yaml");
        Files.copy(Path.of("src/test/resources/visits.odcs.yaml"), contract);
        partition = new Partition("visits", LocalDate.of(2026, 11, 21));
    }

    /** Puts tables where flatten would, and the verdict about them where validate would. */
    void stage(Map<String, String> tables, Manifest.Verdict verdict) throws IOException {
        flatten(tables);
        validate(verdict);
    }

    void flatten(Map<String, String> tables) throws IOException {
        StageAttempt attempt = StageAttempt.begin(staging, partition, Stage.FLATTEN);
        List<FileEntry> files = new ArrayList<>();
        List<LedgerEntry> ledger = new ArrayList<>();
        for (Map.Entry<String, String> table : tables.entrySet()) {
            String name = table.getKey() + ".csv";
            byte[] bytes = table.getValue().getBytes(StandardCharsets.UTF_8);
            long rows = table.getValue().lines().count() - 1;
            Files.write(attempt.folder().resolve(name), bytes);
            files.add(new FileEntry(name, bytes.length, rows, Digest.sha256(bytes)));
            ledger.add(new LedgerEntry(table.getKey(), rows, rows, rows, 0, 0, 0));
        }
        attempt.publish(manifest(Stage.FLATTEN, Map.of(), files, ledger, Optional.empty()), RUN);
    }

    void validate(Manifest.Verdict verdict) throws IOException {
        String flatten = StageFolder.open(staging, partition, Stage.FLATTEN).manifestSha256();
        StageAttempt attempt = StageAttempt.begin(staging, partition, Stage.VALIDATE);
        Map<Stage, String> inputs = Map.of(Stage.FLATTEN, flatten);
        attempt.publish(
                manifest(Stage.VALIDATE, inputs, List.of(), List.of(), Optional.of(verdict)), RUN);
    }

    private Manifest manifest(
            Stage stage,
            Map<Stage, String> inputs,
            List<FileEntry> files,
            List<LedgerEntry> ledger,
            Optional<Manifest.Verdict> verdict) {
        Contract read = ContractFiles.read(contract);
        return new Manifest(
                stage,
                partition,
                ContractReference.to(read),
                inputs,
                files,
                ledger,
                Optional.empty(),
                verdict);
    }

    /** Runs the stage through its command line. */
    ExitCode export() {
        return run("--output", output.toString());
    }

    ExitCode run(String... more) {
        List<String> arguments =
                new ArrayList<>(
                        List.of("--pipeline", "visits", "--date", "2026-11-21", "--staging"));
        arguments.add(staging.root().toString());
        arguments.addAll(List.of("--contract", contract.toString()));
        arguments.addAll(List.of("--result", folder.resolve("result.json").toString()));
        arguments.addAll(List.of(more));
        return new TaskRunner(new ExportTask(), Map.of(), System.out)
                .run(arguments.toArray(new String[0]));
    }

    /** Returns what the last run says about itself. */
    String verdict() throws IOException {
        return JsonMapper.shared()
                .readTree(Files.readString(folder.resolve("result.json")))
                .path("verdict")
                .asString()
                .replace(folder.toString(), "<folder>");
    }

    /** Returns the link that readers open. */
    Path published() {
        return output.resolve("visits").resolve("2026-11-21");
    }

    Path generations() {
        return output.resolve(".generations").resolve("visits").resolve("2026-11-21");
    }

    /** Returns by name what readers see. */
    Map<String, String> content() throws IOException {
        Map<String, String> content = new LinkedHashMap<>();
        for (Path file : Disk.list(published())) {
            content.put(file.getFileName().toString(), Files.readString(file));
        }
        return content;
    }
}
