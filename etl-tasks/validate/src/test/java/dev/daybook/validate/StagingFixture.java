package dev.daybook.validate;

import dev.daybook.contract.Column;
import dev.daybook.contract.Contract;
import dev.daybook.contract.ContractReader;
import dev.daybook.contract.Table;
import dev.daybook.document.DocumentReader;
import dev.daybook.document.Node;
import dev.daybook.partition.Archive;
import dev.daybook.partition.ContractReference;
import dev.daybook.partition.FileEntry;
import dev.daybook.partition.LedgerEntry;
import dev.daybook.partition.Manifest;
import dev.daybook.partition.Partition;
import dev.daybook.partition.Stage;
import dev.daybook.partition.StageAttempt;
import dev.daybook.partition.StageFolder;
import dev.daybook.partition.Staging;
import dev.daybook.problem.ExitCode;
import dev.daybook.problem.Problems;
import dev.daybook.table.Digest;
import dev.daybook.task.TaskRunner;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** A staging folder as extract and flatten leave it, whose counts agree unless a test says so. */
final class StagingFixture {
    static final Partition PARTITION = new Partition("things", LocalDate.of(2026, 11, 19));
    static final long FIRST_KEY = 2026_11_19_0000001L;

    private static final String NO_HASH = "0".repeat(64);

    private static final String CONTRACT_HEAD =
            """
            apiVersion: v3.1.0
            kind: DataContract
            id: things
            name: things
            version: 1.0.0
            status: active
            servers:
              - server: source
                type: api
                location: https://example.com/
                customProperties:
                  - {property: etlRequest, value: {method: GET, query: {page: '{page}'}}}
                  - {property: etlPagination, value: {type: pageNumber, first: 1, until: pages 1}}
            schema:
            """;

    private static final String CONTRACT_END =
            """
            customProperties:
              - {property: etlKeyDigits, value: %d}
            """;

    private final Path root;
    private final Path contractFile;
    private final Contract contract;
    private final Map<String, byte[]> files = new LinkedHashMap<>();
    private final Map<String, LedgerEntry> ledger = new LinkedHashMap<>();
    private final Map<String, Archive.RowCount> extracted = new LinkedHashMap<>();
    private String quarantine = "";

    StagingFixture(Path root, String schema) {
        this(root, schema, 7);
    }

    StagingFixture(Path root, String schema, int keyDigits) {
        this.root = root;
        this.contractFile = root.resolve("things.odcs.yaml");
        String text = CONTRACT_HEAD + schema.indent(2) + CONTRACT_END.formatted(keyDigits);
        byte[] content = text.getBytes(StandardCharsets.UTF_8);
        write(contractFile, content);
        this.contract = ContractReader.read("things.odcs.yaml", content);
        contract.tables().forEach(table -> rows(table.name(), List.of()));
    }

    Contract contract() {
        return contract;
    }

    Path contractFile() {
        return contractFile;
    }

    Staging staging() {
        return new Staging(root.resolve("staging"));
    }

    /** Gives a table rows of cells, null for NULL. */
    StagingFixture rows(String table, List<List<String>> rows) {
        String lines = rows.stream().map(StagingFixture::line).collect(Collectors.joining());
        return csv(table, header(table) + "\n" + lines, rows.size());
    }

    /** Gives a table the text of its file. */
    StagingFixture csv(String table, String text, long rows) {
        files.put(table, text.getBytes(StandardCharsets.UTF_8));
        ledger.put(table, new LedgerEntry(table, rows, rows, rows, 0, 0, 0));
        extracted.put(table, new Archive.RowCount(rowPath(table), rows, rows));
        return this;
    }

    StagingFixture bytes(String table, byte[] content, long rows) {
        csv(table, "", rows);
        files.put(table, content);
        return this;
    }

    byte[] content(String table) {
        return Objects.requireNonNull(files.get(table));
    }

    StagingFixture ledger(String table, UnaryOperator<LedgerEntry> change) {
        ledger.computeIfPresent(table, (name, entry) -> change.apply(entry));
        return this;
    }

    StagingFixture extracted(String table, long elements, long received) {
        extracted.put(table, new Archive.RowCount(rowPath(table), elements, received));
        return this;
    }

    StagingFixture notExtracted(String table) {
        extracted.remove(table);
        return this;
    }

    StagingFixture quarantine(String lines) {
        quarantine = lines;
        return this;
    }

    String header(String table) {
        return contract.table(table).orElseThrow().columns().stream()
                .map(Column::name)
                .collect(Collectors.joining(","));
    }

    private String rowPath(String table) {
        return contract.table(table).orElseThrow().rowPath().toString();
    }

    private static String line(List<String> cells) {
        return cells.stream().map(StagingFixture::cell).collect(Collectors.joining(",", "", "\n"));
    }

    private static String cell(String text) {
        if (text == null) {
            return "";
        }
        boolean quoted = text.isEmpty() || text.matches("(?s).*[,\"\r\n].*");
        return quoted ? '"' + text.replace("\"", "\"\"") + '"' : text;
    }

    /** Writes the folders of extract and flatten. */
    StagingFixture write() {
        try {
            String extract = publish(Stage.EXTRACT, Map.of(), List.of());
            StageAttempt attempt = StageAttempt.begin(staging(), PARTITION, Stage.FLATTEN);
            List<FileEntry> entries = new ArrayList<>();
            for (Table table : contract.tables()) {
                long rows = ledger.get(table.name()).loaded();
                entries.add(file(attempt, table.name() + ".csv", files.get(table.name()), rows));
            }
            byte[] rejected = quarantine.getBytes(StandardCharsets.UTF_8);
            entries.add(file(attempt, "quarantine.ndjson", rejected, quarantine.lines().count()));
            attempt.publish(
                    manifest(Stage.FLATTEN, Map.of(Stage.EXTRACT, extract), entries),
                    new byte[] {'\n'});
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes the folder of extract anew, so that flatten is no longer made from it. */
    StagingFixture writeExtract() throws IOException {
        publish(Stage.EXTRACT, Map.of(), List.of());
        return this;
    }

    private String publish(Stage stage, Map<Stage, String> inputs, List<FileEntry> entries)
            throws IOException {
        StageAttempt attempt = StageAttempt.begin(staging(), PARTITION, stage);
        return attempt.publish(manifest(stage, inputs, entries), new byte[] {'\n'});
    }

    private Manifest manifest(Stage stage, Map<Stage, String> inputs, List<FileEntry> entries) {
        boolean isExtract = stage == Stage.EXTRACT;
        return new Manifest(
                stage,
                PARTITION,
                ContractReference.to(contract),
                inputs,
                entries,
                isExtract ? List.of() : List.copyOf(ledger.values()),
                isExtract ? Optional.of(archive()) : Optional.empty(),
                Optional.empty());
    }

    /** Two pages, so that counts have to be added. */
    private Archive archive() {
        List<Archive.RowCount> first = new ArrayList<>();
        List<Archive.RowCount> second = new ArrayList<>();
        for (Archive.RowCount count : extracted.values()) {
            long half = count.received() / 2;
            first.add(new Archive.RowCount(count.rowPath(), half, half));
            second.add(
                    new Archive.RowCount(
                            count.rowPath(), count.elements() - half, count.received() - half));
        }
        FileEntry page = new FileEntry("page.json.zst", 1, 1, NO_HASH);
        return new Archive(
                Instant.parse("2026-11-19T00:00:00Z"),
                List.of("GET https://example.com/"),
                Map.of(),
                Map.of(),
                List.of(
                        new Archive.Page(1, page, 1, NO_HASH, first),
                        new Archive.Page(2, page, 1, NO_HASH, second)),
                0,
                Map.of());
    }

    private static FileEntry file(StageAttempt attempt, String name, byte[] content, long rows) {
        write(attempt.folder().resolve(name), content);
        return new FileEntry(name, content.length, rows, Digest.sha256(content));
    }

    private static void write(Path file, byte[] content) {
        try {
            Files.write(file, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How a run of validate ended. */
    record Run(ExitCode exitCode, String out, String log, String message) {}

    /** Runs validate over the folder. */
    Run run(String... options) {
        return run(Map.of(), options);
    }

    Run run(Map<String, String> environment, String... options) {
        List<String> arguments = new ArrayList<>();
        arguments.addAll(List.of("--pipeline", "things", "--date", "2026-11-19"));
        arguments.addAll(List.of("--staging", staging().root().toString()));
        arguments.addAll(List.of("--contract", contractFile.toString()));
        arguments.addAll(List.of("--result", root.resolve("task.json").toString()));
        arguments.addAll(List.of(options));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream log = new ByteArrayOutputStream();
        PrintStream stream = new PrintStream(out, true, StandardCharsets.UTF_8);
        PrintStream error = System.err;
        try {
            System.setErr(new PrintStream(log, true, StandardCharsets.UTF_8));
            ExitCode code =
                    new TaskRunner(new ValidateTask(stream), environment, stream)
                            .run(arguments.toArray(new String[0]));
            return new Run(
                    code,
                    out.toString(StandardCharsets.UTF_8),
                    log.toString(StandardCharsets.UTF_8),
                    json(root.resolve("task.json")).members().get("verdict").text());
        } finally {
            System.setErr(error);
        }
    }

    /** Returns the folder that validate has published. */
    StageFolder validated() {
        try {
            return StageFolder.open(staging(), PARTITION, Stage.VALIDATE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the text of the result. */
    String resultText() {
        try {
            return Files.readString(validated().folder().resolve("result.json"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the results of the checks by id. */
    Map<String, Node> results() {
        Map<String, Node> results = new LinkedHashMap<>();
        json(validated().folder().resolve("result.json")).members().get("checks").items().stream()
                .forEach(check -> results.put(check.members().get("id").text(), check));
        return results;
    }

    private static Node json(Path file) {
        try {
            Problems problems = new Problems();
            Node node =
                    DocumentReader.json(file.toString(), Files.readAllBytes(file), problems)
                            .orElseThrow();
            problems.throwIfAny(ExitCode.BUG, file.toString());
            return node;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
