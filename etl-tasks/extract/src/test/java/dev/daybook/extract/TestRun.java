package dev.daybook.extract;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.luben.zstd.ZstdInputStream;
import dev.daybook.document.DocumentReader;
import dev.daybook.document.Node;
import dev.daybook.partition.Archive;
import dev.daybook.partition.Disk;
import dev.daybook.partition.Partition;
import dev.daybook.partition.Stage;
import dev.daybook.partition.StageAttempt;
import dev.daybook.partition.StageFolder;
import dev.daybook.partition.Staging;
import dev.daybook.problem.ExitCode;
import dev.daybook.problem.Problems;
import dev.daybook.task.TaskRunner;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Runs the stage as its main does, over one staging folder, and looks at what it has left. */
final class TestRun {
    private final Path folder;
    private final Staging staging;
    private TestContract contract;
    private KeySource keys = TestContract.keys();
    private String date = "2026-11-19";
    private String clock = "2026-11-21T06:00:00.123456Z";

    TestRun(Path folder, TestContract contract) {
        this.folder = folder;
        this.contract = contract;
        staging = new Staging(folder.resolve("staging"));
    }

    TestContract contract() {
        return contract;
    }

    TestRun contract(TestContract other) {
        contract = other;
        return this;
    }

    TestRun until(String end) {
        return contract(contract.with("until: pages 1", "until: '" + end + "'"));
    }

    TestRun keys(byte[] key) {
        return keys(TestContract.keys(key));
    }

    TestRun keys(KeySource other) {
        keys = other;
        return this;
    }

    TestRun date(String other) {
        date = other;
        return this;
    }

    TestRun clock(String other) {
        clock = other;
        return this;
    }

    /** How a run ended. */
    record Outcome(ExitCode exitCode, String verdict) {
        Outcome expect(int number, String start) {
            assertThat(verdict).startsWith(start);
            assertThat(exitCode.number()).isEqualTo(number);
            return this;
        }

        Outcome says(String... parts) {
            assertThat(verdict).contains(parts);
            return this;
        }
    }

    Outcome on(TestSource source, String... options) throws IOException {
        List<String> arguments = new ArrayList<>(List.of(options));
        arguments.addAll(List.of("--source", source.url()));
        return with(arguments.toArray(new String[0]));
    }

    Outcome with(String... options) throws IOException {
        Files.createDirectories(folder);
        Path file = folder.resolve("people.odcs.yaml");
        Path result = folder.resolve("result.json");
        Files.write(file, contract.bytes());
        List<String> arguments = new ArrayList<>(List.of(options));
        arguments.addAll(List.of("--pipeline", "people", "--date", date));
        arguments.addAll(List.of("--staging", staging.root().toString()));
        arguments.addAll(List.of("--contract", file.toString(), "--result", result.toString()));
        TaskRunner runner =
                new TaskRunner(
                        new ExtractTask(keys),
                        Map.of("DAYBOOK_CLOCK", clock),
                        new PrintStream(
                                PrintStream.nullOutputStream(), true, StandardCharsets.UTF_8));
        ExitCode code = runner.run(arguments.toArray(new String[0]));
        Node json =
                DocumentReader.json("result.json", Files.readAllBytes(result), new Problems())
                        .orElseThrow();
        return new Outcome(code, json.members().get("verdict").text());
    }

    Partition partition() {
        return new Partition("people", Partition.parseDate(date));
    }

    StageFolder folder() throws IOException {
        return StageFolder.open(staging, partition(), Stage.EXTRACT);
    }

    Archive archive() throws IOException {
        return folder().manifest().requireArchive();
    }

    List<String> files() throws IOException {
        return Disk.list(folder().folder()).stream()
                .map(file -> file.getFileName().toString())
                .toList();
    }

    /** Returns the folder of the attempt that was not finished. */
    Path attempt() throws IOException {
        return StageAttempt.unfinished(staging, partition(), Stage.EXTRACT).orElseThrow().folder();
    }

    Path staging() {
        return staging.root();
    }

    /** Returns the content of an archived page. */
    String page(int number) throws IOException {
        Path file = folder().folder().resolve(PageFile.name(number));
        try (InputStream in = new ZstdInputStream(Files.newInputStream(file))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
