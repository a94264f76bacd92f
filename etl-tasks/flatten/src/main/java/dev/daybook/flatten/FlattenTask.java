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
import dev.daybook.task.Task;
import dev.daybook.task.TaskContext;
import dev.daybook.task.TaskOutcome;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.OptionSpec;

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
    public List<OptionSpec> options() {
        return List.of();
    }

    @Override
    public TaskOutcome run(TaskContext context) throws IOException {
        StageFolder extract =
                StageFolder.open(context.staging(), context.partition(), Stage.EXTRACT);
        Archive archive = extract.manifest().requireArchive();
        requireProtection(archive, context.plan());
        StageAttempt attempt =
                StageAttempt.begin(context.staging(), context.partition(), Stage.FLATTEN);
        List<FileEntry> files = new ArrayList<>();
        List<LedgerEntry> ledger;
        try {
            ledger = flatten(context, extract, attempt.folder(), files);
        } catch (EtlException e) {
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
            TaskContext context, StageFolder extract, Path folder, List<FileEntry> files)
            throws IOException {
        Plan plan = context.plan();
        Archive archive = extract.manifest().requireArchive();
        List<PendingTable> pending = PendingTable.of(plan.tables());
        Pointers pointers = new Pointers();
        Mismatches mismatches = new Mismatches(plan.contract(), pointers);
        PageCounts counts = new PageCounts(plan);
        Constants constants =
                new Constants(
                        context.partition(), archive.extractedAt(), plan.contract().keyDigits());
        AgeColumn age = new AgeColumn(context.partition().date());
        try (QuarantineFile quarantine = new QuarantineFile(folder, pointers, constants);
                Tables tables = new Tables(plan, pending, counts, constants, quarantine, folder)) {
            RecordReader reader = new RecordReader(plan, pending, mismatches, age, counts, tables);
            for (Archive.Page page : archive.pages()) {
                pointers.setPage(page.number());
                new Page(extract, page).read(reader);
                counts.compare(page);
            }
            files.addAll(tables.finish());
            files.add(quarantine.finish());
            report(context, pending, mismatches, quarantine);
            return tables.ledger(reader.ordinals);
        }
    }

    private static void report(
            TaskContext context,
            List<PendingTable> tables,
            Mismatches mismatches,
            QuarantineFile quarantine) {
        for (PendingTable table : tables) {
            for (int i = 0; i < table.converted.length; i++) {
                if (table.converted[i] > 0) {
                    String name = "converted." + table.name() + "." + table.columns[i].name();
                    context.metrics().counter(name).increment((double) table.converted[i]);
                }
            }
        }
        mismatches.nulled().forEach((what, n) -> context.log().warn("{}: {} made null", what, n));
        Map<String, String> summary = quarantine.summary();
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
