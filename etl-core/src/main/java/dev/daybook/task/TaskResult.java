package dev.daybook.task;

import dev.daybook.document.JsonText;
import dev.daybook.partition.LedgerEntry;
import dev.daybook.partition.ManifestText;
import dev.daybook.problem.ExitCode;
import java.util.List;
import java.util.Optional;

/**
 * The content of the result file, which tells a scheduler what became of a task. It never holds a
 * value of the data and stays under 32 KiB.
 *
 * @param stage the word of the stage
 * @param pipeline as asked for; may be empty when the command line is wrong
 * @param date as asked for; may be empty when the command line is wrong
 * @param runId as given
 * @param attempt as given
 * @param exitCode with which the process ends
 * @param verdict one line, or the message of the failure
 * @param outcome of a task that has done its work
 */
record TaskResult(
        String stage,
        String pipeline,
        String date,
        String runId,
        String attempt,
        ExitCode exitCode,
        String verdict,
        Optional<TaskOutcome> outcome) {
    private static final int MAX_BYTES = 32 * 1024;
    private static final int MAX_TEXT = 4000;

    byte[] json() {
        List<LedgerEntry> ledger = outcome.map(TaskOutcome::ledger).orElse(List.of());
        byte[] json = json(ledger, MAX_TEXT);
        // A contract of hundreds of tables: the ledger stays in the manifest.
        for (int most = MAX_TEXT; json.length >= MAX_BYTES; most /= 2) {
            json = json(List.of(), most);
        }
        return json;
    }

    private byte[] json(List<LedgerEntry> ledger, int most) {
        return JsonText.of(
                json -> {
                    json.writeStartObject();
                    json.writeStringProperty("stage", stage);
                    json.writeStringProperty("pipeline", shortened(pipeline, most));
                    json.writeStringProperty("date", shortened(date, most));
                    json.writeStringProperty("runId", shortened(runId, most));
                    json.writeStringProperty("attempt", shortened(attempt, most));
                    json.writeNumberProperty("exitCode", exitCode.number());
                    json.writeStringProperty("verdict", shortened(verdict, most));
                    outcome.ifPresent(o -> json.writeStringProperty("sha256", o.sha256()));
                    outcome.flatMap(TaskOutcome::report)
                            .ifPresent(
                                    report ->
                                            json.writeStringProperty(
                                                    "report", shortened(report, most)));
                    json.writeObjectPropertyStart("rows");
                    ledger.forEach(e -> json.writeNumberProperty(e.table(), e.loaded()));
                    json.writeEndObject();
                    ManifestText.writeLedger(json, ledger);
                    json.writeEndObject();
                });
    }

    private static String shortened(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most) + " ...";
    }
}
