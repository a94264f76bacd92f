package dev.daybook.validate;

import dev.daybook.contract.Contract;
import dev.daybook.partition.Disk;
import dev.daybook.partition.FileEntry;
import dev.daybook.partition.LedgerEntry;
import dev.daybook.partition.Manifest;
import dev.daybook.partition.SpillFolder;
import dev.daybook.partition.Stage;
import dev.daybook.partition.StageAttempt;
import dev.daybook.problem.EtlException;
import dev.daybook.problem.ExitCode;
import dev.daybook.table.Digest;
import dev.daybook.task.Option;
import dev.daybook.task.Task;
import dev.daybook.task.TaskContext;
import dev.daybook.task.TaskOutcome;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The stage validate: checks in, a verdict out. */
final class ValidateTask implements Task {
    private final PrintStream out;

    /** Makes the task with the stream that takes the SQL of {@code --print-sql}. */
    ValidateTask(PrintStream out) {
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
    public List<Option> options() {
        return ValidateOptions.specs();
    }

    @Override
    public TaskOutcome run(TaskContext context) throws IOException {
        ValidateOptions options = ValidateOptions.of(context);
        Inputs inputs = Inputs.open(context);
        StageAttempt attempt =
                StageAttempt.begin(context.staging(), context.partition(), Stage.VALIDATE);
        try {
            return run(context, options, inputs, attempt);
        } catch (EtlException | IOException | UncheckedIOException e) {
            // Whoever mends a full disk needs the room.
            attempt.discard();
            throw e;
        }
    }

    private TaskOutcome run(
            TaskContext context, ValidateOptions options, Inputs inputs, StageAttempt attempt)
            throws IOException {
        Contract contract = context.plan().contract();
        CheckPlan plan = CheckPlan.of(contract, context.partition());
        Path temporary = Files.createDirectory(attempt.folder().resolve("temporary"));
        Findings findings;
        try (SpillFolder spill = new SpillFolder(temporary)) {
            Proofs proofs = Proofs.of(plan, contract, context.partition(), spill);
            List<TableFile> files = inputs.read(proofs, options.threads());
            if (options.printSql()) {
                PrintedSql.print(out, files, plan);
                attempt.discard();
                String verdict = "printed " + plan.checks().size() + " checks, ran none";
                return new TaskOutcome(verdict, "", List.of(), Optional.empty());
            }
            Ledger ledger = Ledger.read(inputs);
            DuckDb.Limits limits = options.limits(inputs.flatten().folder(), temporary);
            try (TableDatabase db = new TableDatabase(limits, files)) {
                Proofs taken = options.onlyDuckDb() ? Proofs.NONE : proofs;
                findings = Validation.run(plan, taken, db, ledger);
            }
        } finally {
            Disk.delete(temporary);
        }
        String sha256 = publish(context, attempt, inputs, findings);
        return judge(context, new Summary(findings, inputs.flatten().manifest().ledger()), sha256);
    }

    private static String publish(
            TaskContext context, StageAttempt attempt, Inputs inputs, Findings findings)
            throws IOException {
        List<LedgerEntry> ledger = inputs.flatten().manifest().ledger();
        byte[] result = ResultText.write(context.partition(), context.contract(), ledger, findings);
        Files.write(attempt.folder().resolve(ResultText.FILE), result);
        int checks = findings.results().size();
        Manifest manifest =
                new Manifest(
                        Stage.VALIDATE,
                        context.partition(),
                        context.contract(),
                        inputs.hashes(),
                        List.of(
                                new FileEntry(
                                        ResultText.FILE,
                                        result.length,
                                        checks,
                                        Digest.sha256(result))),
                        ledger,
                        Optional.empty(),
                        Optional.of(findings.verdict()));
        return attempt.publish(manifest, context.runJson());
    }

    private static TaskOutcome judge(TaskContext context, Summary summary, String sha256) {
        summary.log(context.log());
        String file =
                context.staging()
                        .stage(context.partition(), Stage.VALIDATE)
                        .resolve(ResultText.FILE)
                        .toString();
        return summary.isRejection()
                ? new TaskOutcome(
                        ExitCode.DATA_REJECTED,
                        summary.rejection(file),
                        sha256,
                        summary.ledger(),
                        Optional.of(file))
                : new TaskOutcome(summary.verdict(), sha256, summary.ledger(), Optional.of(file));
    }
}
