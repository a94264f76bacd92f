package dev.daybook.export;

import dev.daybook.contract.Table;
import dev.daybook.partition.Disk;
import dev.daybook.partition.FileEntry;
import dev.daybook.partition.Manifest;
import dev.daybook.partition.Publication;
import dev.daybook.partition.Stage;
import dev.daybook.partition.StageAttempt;
import dev.daybook.partition.StageFolder;
import dev.daybook.problem.EtlException;
import dev.daybook.problem.ExitCode;
import dev.daybook.table.Digest;
import dev.daybook.task.Option;
import dev.daybook.task.Task;
import dev.daybook.task.TaskContext;
import dev.daybook.task.TaskOutcome;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The stage export as a task. */
final class ExportTask implements Task {
    @Override
    public Stage stage() {
        return Stage.EXPORT;
    }

    @Override
    public List<String> description() {
        return List.of(
                "Publishes the tables of a date that validate has passed: the CSV files with"
                        + " datapackage.json, SHA256SUMS and _SUCCESS",
                "appear in <output>/<pipeline>/<date> all at once. The last five generations are"
                        + " kept; equal bytes change nothing.",
                "",
                "Reads flatten and validate in <staging>/<pipeline>/<date>. Needs no network and no"
                        + " key.");
    }

    @Override
    public List<Option> options() {
        return List.of();
    }

    @Override
    public TaskOutcome run(TaskContext context) throws IOException {
        requireOutput(context);
        StageFolder flatten =
                StageFolder.open(context.staging(), context.partition(), Stage.FLATTEN);
        StageFolder validate =
                StageFolder.open(context.staging(), context.partition(), Stage.VALIDATE);
        validate.requireInput(flatten);
        validate.requireContract(context.contract());
        flatten.requireContract(context.contract());
        requireVerdict(validate);
        Publication publication =
                new Publication(
                        context.output(), context.partition(), context.staging().cancellation());
        byte[] sums;
        try {
            sums = write(context, flatten, publication.begin());
        } catch (IOException | EtlException e) {
            publication.discard();
            throw e;
        }
        Publication.Outcome outcome = publication.publish();
        StageAttempt attempt =
                StageAttempt.begin(context.staging(), context.partition(), Stage.EXPORT);
        Files.write(attempt.folder().resolve(Publication.SUMS), sums);
        attempt.publish(manifest(context, flatten, validate, sums), context.runJson());
        return new TaskOutcome(
                verdict(context, flatten, publication, outcome),
                Digest.sha256(sums),
                flatten.manifest().ledger(),
                Optional.empty());
    }

    private static void requireOutput(TaskContext context) {
        if (context.option("--output").isEmpty()) {
            throw new EtlException(
                    ExitCode.USAGE,
                    "the option --output is missing; expected the folder in which to publish (or"
                            + " DAYBOOK_OUTPUT)");
        }
    }

    private static void requireVerdict(StageFolder validate) {
        Manifest.Verdict verdict = validate.manifest().verdict().orElse(Manifest.Verdict.FAILED);
        if (verdict == Manifest.Verdict.FAILED) {
            throw new EtlException(
                    ExitCode.DATA_REJECTED,
                    "validate has rejected "
                            + validate.manifest().partition()
                            + "; nothing is published, what readers see stays as it was. See '"
                            + validate.folder().resolve("result.json")
                            + "'");
        }
    }

    /** Fills the folder of the next generation and returns the content of {@code SHA256SUMS}. */
    private static byte[] write(TaskContext context, StageFolder flatten, Path folder)
            throws IOException {
        List<Table> tables = context.plan().contract().tables();
        TableCopies copies = new TableCopies(flatten, context.partition());
        copies.write(tables, folder);
        Map<String, FileEntry> published = new LinkedHashMap<>();
        Map<String, String> sums = new TreeMap<>();
        for (Table table : tables) {
            FileEntry source = copies.source(table);
            String name = context.partition().fileName(table.name());
            published.put(
                    table.name(),
                    new FileEntry(name, source.bytes(), source.rows(), source.sha256()));
            sums.put(name, source.sha256());
        }
        byte[] descriptor =
                new DataPackage(context.plan().contract(), context.partition()).json(published);
        Files.write(folder.resolve(DataPackage.FILE), descriptor);
        sums.put(DataPackage.FILE, Digest.sha256(descriptor));
        byte[] text =
                sums.entrySet().stream()
                        .map(sum -> sum.getValue() + "  " + sum.getKey() + "\n")
                        .collect(Collectors.joining())
                        .getBytes(StandardCharsets.UTF_8);
        Files.write(folder.resolve(Publication.SUMS), text);
        Disk.write(folder.resolve(Publication.SUCCESS), new byte[0]);
        return text;
    }

    private static Manifest manifest(
            TaskContext context, StageFolder flatten, StageFolder validate, byte[] sums) {
        Map<Stage, String> inputs = new LinkedHashMap<>();
        inputs.put(Stage.FLATTEN, flatten.manifestSha256());
        inputs.put(Stage.VALIDATE, validate.manifestSha256());
        long lines = new String(sums, StandardCharsets.UTF_8).lines().count();
        return new Manifest(
                Stage.EXPORT,
                context.partition(),
                context.contract(),
                inputs,
                List.of(new FileEntry(Publication.SUMS, sums.length, lines, Digest.sha256(sums))),
                flatten.manifest().ledger(),
                Optional.empty(),
                Optional.empty());
    }

    private static String verdict(
            TaskContext context,
            StageFolder flatten,
            Publication publication,
            Publication.Outcome outcome)
            throws IOException {
        String rows =
                flatten.manifest().ledger().stream()
                        .map(entry -> entry.loaded() + " " + entry.table())
                        .collect(Collectors.joining(", "));
        String generation = "generation " + publication.current().orElse(0);
        return switch (outcome) {
            case PUBLISHED ->
                    "published " + context.partition() + " as " + generation + ": " + rows;
            case UNCHANGED ->
                    context.partition() + " is unchanged, still " + generation + ": " + rows;
            case RESTORED -> context.partition() + " is " + generation + " again: " + rows;
        };
    }
}
