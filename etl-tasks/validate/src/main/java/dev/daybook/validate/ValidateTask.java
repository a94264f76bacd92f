package dev.daybook.validate;

import dev.daybook.contract.Table;
import dev.daybook.partition.Disk;
import dev.daybook.partition.FileEntry;
import dev.daybook.partition.LedgerEntry;
import dev.daybook.partition.Manifest;
import dev.daybook.partition.Stage;
import dev.daybook.partition.StageAttempt;
import dev.daybook.partition.StageFolder;
import dev.daybook.problem.EtlException;
import dev.daybook.problem.ExitCode;
import dev.daybook.table.Digest;
import dev.daybook.task.Task;
import dev.daybook.task.TaskContext;
import dev.daybook.task.TaskOutcome;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Model.OptionSpec;

/** The stage validate: checks in, a verdict out. */
public final class ValidateTask implements Task {
    private final PrintStream out;

    /** Makes the task with the stream that takes the SQL of {@code --print-sql}. */
    public ValidateTask(PrintStream out) {
        this.out = out;
    }

    @Override
    public Stage stage() {
        return Stage.VALIDATE;
    }

    @Override
    public List<String> description() {
        return List.of(
                "Proves the tables of flatten against the rules of the contract and writes a",
                "verdict, which export obeys. Ends with 65 when a rule of severity error fails.");
    }

    @Override
    public List<OptionSpec> options() {
        return ValidateOptions.specs();
    }

    @Override
    public TaskOutcome run(TaskContext context) throws IOException {
        ValidateOptions options = ValidateOptions.of(context);
        StageFolder extract = open(context, Stage.EXTRACT);
        StageFolder flatten = open(context, Stage.FLATTEN);
        flatten.requireInput(extract);
        flatten.requireContract(context.contract());
        flatten.verify();
        List<TableFile> files = new ArrayList<>();
        for (Table table : context.plan().contract().tables()) {
            files.add(TableFile.read(flatten, table));
        }
        CheckPlan plan = CheckPlan.of(context.plan().contract(), context.partition());
        if (options.printSql()) {
            PrintedSql.print(out, files, plan);
            return new TaskOutcome(
                    "printed " + plan.checks().size() + " checks, ran none",
                    "",
                    List.of(),
                    Optional.empty());
        }
        Ledger ledger = Ledger.read(context.plan().contract().tables(), extract, flatten);
        StageAttempt attempt =
                StageAttempt.begin(context.staging(), context.partition(), Stage.VALIDATE);
        Path temporary = Files.createDirectories(attempt.folder().resolve("temporary"));
        Findings findings;
        try {
            findings = check(options.limits(flatten.folder(), temporary), files, plan, ledger);
        } finally {
            Disk.delete(temporary);
        }
        return publish(context, attempt, extract, flatten, findings);
    }

    private static StageFolder open(TaskContext context, Stage stage) throws IOException {
        return StageFolder.open(context.staging(), context.partition(), stage);
    }

    private static Findings check(
            DuckDb.Limits limits, List<TableFile> files, CheckPlan plan, Ledger ledger) {
        try (DuckDb db = DuckDb.open(limits)) {
            db.execute(CsvView.schema());
            for (TableFile file : files) {
                db.execute(CsvView.text(file));
                db.execute(CsvView.typed(file.table()));
            }
            return Validation.run(plan, files.stream().map(TableFile::table).toList(), db, ledger);
        }
    }

    private static TaskOutcome publish(
            TaskContext context,
            StageAttempt attempt,
            StageFolder extract,
            StageFolder flatten,
            Findings findings)
            throws IOException {
        List<LedgerEntry> ledger = flatten.manifest().ledger();
        byte[] result = ResultText.write(context.partition(), context.contract(), ledger, findings);
        Files.write(attempt.folder().resolve(ResultText.FILE), result);
        FileEntry file =
                new FileEntry(
                        ResultText.FILE,
                        result.length,
                        findings.results().size(),
                        Digest.sha256(result));
        Map<Stage, String> inputs = new LinkedHashMap<>();
        inputs.put(Stage.EXTRACT, extract.manifestSha256());
        inputs.put(Stage.FLATTEN, flatten.manifestSha256());
        Manifest manifest =
                new Manifest(
                        Stage.VALIDATE,
                        context.partition(),
                        context.contract(),
                        inputs,
                        List.of(file),
                        ledger,
                        Optional.empty(),
                        Optional.of(findings.verdict()));
        String sha256 = attempt.publish(manifest, context.runJson());
        Summary summary = new Summary(findings, ledger);
        summary.log(context.log());
        String path =
                context.staging()
                        .stage(context.partition(), Stage.VALIDATE)
                        .resolve(ResultText.FILE)
                        .toString();
        if (findings.verdict() == Manifest.Verdict.FAILED) {
            throw new EtlException(ExitCode.DATA_REJECTED, summary.rejection(path));
        }
        return new TaskOutcome(summary.verdict(), sha256, ledger, Optional.of(path));
    }
}
