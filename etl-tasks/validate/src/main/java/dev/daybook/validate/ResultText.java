package dev.daybook.validate;

import dev.daybook.document.JsonText;
import dev.daybook.document.Worded;
import dev.daybook.partition.ContractReference;
import dev.daybook.partition.LedgerEntry;
import dev.daybook.partition.Partition;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/** The JSON form of findings. It holds no time and no host: equal tables have equal results. */
final class ResultText {
    /** The name of the file. */
    static final String FILE = "result.json";

    private static final long FORMAT = 1;

    private ResultText() {}

    /** Returns findings as JSON in UTF-8. */
    static byte[] write(
            Partition partition,
            ContractReference contract,
            List<LedgerEntry> ledger,
            Findings findings) {
        return JsonText.of(
                json -> {
                    json.writeStartObject();
                    json.writeNumberProperty("result", FORMAT);
                    json.writeStringProperty("pipeline", partition.pipeline());
                    json.writeStringProperty("partitionDate", partition.date().toString());
                    json.writeObjectPropertyStart("contract");
                    json.writeStringProperty("version", contract.version());
                    json.writeStringProperty("sha256", contract.sha256());
                    json.writeEndObject();
                    json.writeStringProperty("verdict", findings.verdict().word());
                    writeCounts(json, findings);
                    json.writeArrayPropertyStart("tables");
                    ledger.forEach(entry -> writeTable(json, entry, findings));
                    json.writeEndArray();
                    json.writeArrayPropertyStart("checks");
                    findings.results().forEach(result -> writeResult(json, result));
                    json.writeEndArray();
                    json.writeEndObject();
                });
    }

    private static void writeCounts(JsonGenerator json, Findings findings) {
        json.writeObjectPropertyStart("counts");
        for (Outcome outcome : Outcome.values()) {
            json.writeNumberProperty(outcome.word(), findings.count(outcome));
        }
        json.writeEndObject();
    }

    private static void writeTable(JsonGenerator json, LedgerEntry entry, Findings findings) {
        json.writeStartObject();
        json.writeStringProperty("table", entry.table());
        Long rows = findings.rows().get(entry.table());
        if (rows == null) {
            json.writeNullProperty("rows");
        } else {
            json.writeNumberProperty("rows", rows);
        }
        json.writeNumberProperty("elements", entry.elements());
        json.writeNumberProperty("absent", entry.absent());
        json.writeNumberProperty("received", entry.received());
        json.writeNumberProperty("loaded", entry.loaded());
        json.writeNumberProperty("quarantined", entry.quarantined());
        json.writeNumberProperty("deduplicated", entry.deduplicated());
        json.writeNumberProperty("conflicting", entry.conflicting());
        json.writeEndObject();
    }

    private static void writeResult(JsonGenerator json, CheckResult result) {
        Check check = result.check();
        json.writeStartObject();
        json.writeStringProperty("id", check.id());
        json.writeStringProperty("table", check.table());
        check.column().ifPresent(column -> json.writeStringProperty("column", column));
        writeWord(json, "kind", check.kind());
        json.writeStringProperty("description", check.description());
        writeWord(json, "severity", check.severity());
        writeWord(json, "outcome", result.outcome());
        result.found().ifPresent(found -> json.writeNumberProperty("found", found));
        result.rows().ifPresent(rows -> json.writeNumberProperty("rows", rows));
        json.writeStringProperty("expected", result.expected());
        if (!result.keys().isEmpty()) {
            json.writeArrayPropertyStart("keys");
            result.keys().forEach(json::writeNumber);
            json.writeEndArray();
        }
        result.reason().ifPresent(reason -> json.writeStringProperty("reason", reason));
        result.blockedBy().ifPresent(by -> json.writeStringProperty("blockedBy", by));
        json.writeEndObject();
    }

    private static void writeWord(JsonGenerator json, String name, Worded value) {
        json.writeStringProperty(name, value.word());
    }
}
