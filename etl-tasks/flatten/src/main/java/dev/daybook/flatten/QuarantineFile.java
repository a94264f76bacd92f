package dev.daybook.flatten;

import dev.daybook.contract.Table;
import dev.daybook.partition.FileEntry;
import dev.daybook.table.ByteBuilder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * The rejected rows, one JSON object a line: where each is in the archive and why it is rejected.
 * The rows themselves stay in the archive alone, so no value is copied.
 */
final class QuarantineFile implements AutoCloseable {
    /** The name of the file in the stage's folder. */
    static final String NAME = "quarantine.ndjson";

    private static final int MAX_KINDS = 1000;

    private final OutputFile file;
    private final Constants constants;
    private final JsonFactory json = JsonFactory.builder().build();
    private final Map<String, Long> kinds = new LinkedHashMap<>();
    private final Map<String, String> firsts = new LinkedHashMap<>();
    private final ByteBuilder key = new ByteBuilder(32);

    QuarantineFile(Path folder, Constants constants) throws IOException {
        file = new OutputFile(folder.resolve(NAME));
        this.constants = constants;
    }

    /** Writes a row of a table, rejected in a page, with the ordinal of its own. */
    void write(Table table, int page, long ordinal, Batch.Rejected row) throws IOException {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        try (JsonGenerator out = json.createGenerator(ObjectWriteContext.empty(), text)) {
            out.writeStartObject();
            out.writeStringProperty("table", table.name());
            key.truncate(0);
            constants.appendKey(ordinal, key);
            out.writeName("key");
            out.writeNumber(key.text(0, key.length()));
            out.writeNumberProperty("page", page);
            out.writeStringProperty("pointer", row.pointer());
            out.writeArrayPropertyStart("reasons");
            for (Reason reason : row.reasons()) {
                out.writeStartObject();
                if (!reason.column().isEmpty()) {
                    out.writeStringProperty("column", reason.column());
                }
                out.writeStringProperty("code", reason.code());
                out.writeEndObject();
            }
            out.writeEndArray();
            out.writeEndObject();
        }
        text.write('\n');
        ByteBuilder line = new ByteBuilder(text.size());
        line.append(text.toByteArray(), 0, text.size());
        file.write(line, 1);
        for (Reason reason : row.reasons()) {
            count(table.name(), reason, "page " + page + " " + row.pointer());
        }
    }

    private void count(String table, Reason reason, String place) {
        String column = reason.column().isEmpty() ? "" : "." + reason.column();
        String kind = table + column + ": " + reason.code();
        if (kinds.size() < MAX_KINDS || kinds.containsKey(kind)) {
            kinds.merge(kind, 1L, Long::sum);
            firsts.putIfAbsent(kind, place);
        }
    }

    /** Returns what was found, by table, column and code, with the place of the first. */
    Map<String, String> summary() {
        Map<String, String> summary = new LinkedHashMap<>();
        kinds.forEach(
                (kind, n) -> summary.put(kind, n + " rows, the first at " + firsts.get(kind)));
        return summary;
    }

    FileEntry finish() throws IOException {
        return file.finish();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
