package dev.daybook.flatten;

import dev.daybook.contract.Plan;
import dev.daybook.contract.Protections;
import dev.daybook.partition.Archive;
import dev.daybook.partition.FileEntry;
import dev.daybook.partition.LedgerEntry;
import dev.daybook.partition.Manifest;
import dev.daybook.partition.Stage;
import dev.daybook.partition.StageAttempt;
import dev.daybook.partition.StageFolder;
import dev.daybook.problem.EtlException;
import dev.daybook.problem.ExitCode;
import dev.daybook.task.Option;
import dev.daybook.task.Task;
import dev.daybook.task.TaskContext;
import dev.daybook.task.TaskOutcome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The stage flatten as a task. */
final class FlattenTask implements Task {
    private static final int SHOWN_REASONS = 20;

    @Override
    public Stage stage() {
        return Stage.FLATTEN;
    }

    @Override
    public List<String> description() {
        return List.of(
                "Turns the archived pages of a date into the tables of the contract: one CSV file a"
                        + " table, with generated keys,",
                "and the rows that can't be loaded in quarantine.ndjson, each with its page, JSON"
                        + " pointer and reasons.",
                "",
                "Reads <staging>/<pipeline>/<date>/extract, writes <staging>/<pipeline>/<date>/flatten."
                        + " Needs no network and no key.");
    }

    @Override
    public List<Option> options() {
        return FlattenOptions.specs();
    }

    @Override
    public TaskOutcome run(TaskContext context) throws IOException {
        FlattenOptions options = FlattenOptions.of(context);
        StageFolder extract =
                StageFolder.open(context.staging(), context.partition(), Stage.EXTRACT);
        Archive archive = extract.manifest().requireArchive();
        requireProtection(archive, context.plan());
        StageAttempt attempt =
                StageAttempt.begin(context.staging(), context.partition(), Stage.FLATTEN);
        List<FileEntry> files = new ArrayList<>();
        List<LedgerEntry> ledger;
        try {
            ledger = flatten(context, extract, options, attempt.folder(), files);
        } catch (EtlException | IOException | UncheckedIOException e) {
            // Whoever mends a full disk needs the room.
            attempt.discard();
            throw e;
        }
        Manifest manifest =
                new Manifest(
                        Stage.FLATTEN,
                        context.partition(),
                        context.contract(),
                        Map.of(Stage.EXTRACT, extract.manifestSha256()),
                        files,
                        ledger,
                        Optional.empty(),
                        Optional.empty());
        String sha256 = attempt.publish(manifest, context.runJson());
        return new TaskOutcome(verdict(context, ledger), sha256, ledger, Optional.empty());
    }

    private static void requireProtection(Archive archive, Plan plan) {
        List<String> conflicts = Protections.conflicts(archive.protections(), plan.contract());
        if (!conflicts.isEmpty()) {
            throw new EtlException(
                    ExitCode.CONFIGURATION,
                    "the archive is not protected as the contract asks; run extract with --reprotect,"
                            + " or with --refetch if that can't do it\n  "
                            + String.join("\n  ", conflicts));
        }
    }

    private static List<LedgerEntry> flatten(
            TaskContext context,
            StageFolder extract,
            FlattenOptions options,
            Path folder,
            List<FileEntry> files)
            throws IOException {
        Plan plan = context.plan();
        Archive archive = extract.manifest().requireArchive();
        Constants constants =
                new Constants(
                        context.partition(), archive.extractedAt(), plan.contract().keyDigits());
        int threads = options.threads(archive);
        Flattening flattening =
                new Flattening(
                        plan, constants, context.partition().date(), options.indexes(), threads);
        try (Tables tables = flattening.newTables(archive.pages(), folder)) {
            if (threads == 1) {
                read(extract, archive, flattening, tables);
            } else {
                PageReading.Sizes sizes = PageReading.Sizes.of(threads);
                try (PageReading reading = new PageReading(extract, tables, flattening, sizes)) {
                    reading.read(archive.pages());
                }
            }
            files.addAll(tables.finish());
            report(context, tables);
            return tables.ledger();
        }
    }

    /** Reads all pages on this thread. */
    static void read(StageFolder extract, Archive archive, Flattening flattening, Tables tables)
            throws IOException {
        Flattener flattener = flattening.newFlattener();
        Batch batch = flattening.newBatch();
        BatchWriter.Overflow overflow =
                full -> {
                    tables.write(full);
                    full.clear();
                    return full;
                };
        for (Archive.Page archived : archive.pages()) {
            try (Page page = Page.open(extract, archived)) {
                overflow.take(flattener.page(archived.number(), page, batch, overflow));
            } catch (MalformedJson e) {
                throw Page.notJson(extract, archived, e);
            }
        }
    }

    private static void report(TaskContext context, Tables tables) {
        tables.converted()
                .forEach(
                        (column, n) ->
                                context.metrics()
                                        .counter("converted." + column)
                                        .increment((double) n));
        tables.spilled()
                .forEach(
                        (table, n) -> {
                            context.metrics().counter("spilled." + table).increment((double) n);
                            context.log()
                                    .info("{}: {} rows went over the disk; see --memory", table, n);
                        });
        tables.nulled().forEach((what, n) -> context.log().warn("{}: {} made null", what, n));
        Map<String, String> summary = tables.quarantined();
        summary.entrySet().stream()
                .limit(SHOWN_REASONS)
                .forEach(e -> context.log().warn("quarantine: {}: {}", e.getKey(), e.getValue()));
        if (summary.size() > SHOWN_REASONS) {
            context.log().warn("quarantine: {} more kinds", summary.size() - SHOWN_REASONS);
        }
    }

    private static String verdict(TaskContext context, List<LedgerEntry> ledger) {
        String rows =
                ledger.stream()
                        .map(entry -> entry.loaded() + " " + entry.table())
                        .collect(Collectors.joining(", "));
        long quarantined = ledger.stream().mapToLong(LedgerEntry::quarantined).sum();
        return "flattened "
                + context.partition()
                + ": "
                + rows
                + ", "
                + quarantined
                + " quarantined";
    }
}
