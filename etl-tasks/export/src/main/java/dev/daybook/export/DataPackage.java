package dev.daybook.export;

import dev.daybook.contract.Column;
import dev.daybook.contract.Contract;
import dev.daybook.contract.Table;
import dev.daybook.document.JsonText;
import dev.daybook.partition.FileEntry;
import dev.daybook.partition.Partition;
import dev.daybook.table.DecimalType;
import dev.daybook.table.IntegerType;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/**
 * The descriptor of a published folder, a Data Package of Frictionless (datapackage.org, version
 * 2): dialect, schema, keys, rows, bytes and hashes of every table. It holds no time, tool version
 * or generation, so that equal tables have equal descriptors.
 */
final class DataPackage {
    /** The name of the file. */
    static final String FILE = "datapackage.json";

    private final Contract contract;
    private final Partition partition;

    DataPackage(Contract contract, Partition partition) {
        this.contract = contract;
        this.partition = partition;
    }

    /**
     * Returns the descriptor as JSON in UTF-8.
     *
     * @param files by table
     */
    byte[] json(Map<String, FileEntry> files) {
        return JsonText.of(
                json -> {
                    json.writeStartObject();
                    json.writeStringProperty(
                            "$schema", "https://datapackage.org/profiles/2.0/datapackage.json");
                    json.writeStringProperty("name", contract.name().replace('_', '-'));
                    json.writeStringProperty("version", contract.version());
                    if (!contract.description().isEmpty()) {
                        json.writeStringProperty("description", contract.description());
                    }
                    json.writeStringProperty("partitionDate", partition.date().toString());
                    json.writeArrayPropertyStart("resources");
                    for (Table table : contract.tables()) {
                        writeResource(json, table, files.get(table.name()));
                    }
                    json.writeEndArray();
                    json.writeEndObject();
                });
    }

    private void writeResource(JsonGenerator json, Table table, @Nullable FileEntry file) {
        if (file == null) {
            throw new IllegalArgumentException("no file for " + table.name());
        }
        json.writeStartObject();
        json.writeStringProperty("name", table.name());
        json.writeStringProperty("type", "table");
        json.writeStringProperty("path", file.path());
        if (!table.description().isEmpty()) {
            json.writeStringProperty("description", table.description());
        }
        json.writeStringProperty("format", "csv");
        json.writeStringProperty("mediatype", "text/csv");
        json.writeStringProperty("encoding", "utf-8");
        json.writeNumberProperty("bytes", file.bytes());
        json.writeStringProperty("hash", "sha256:" + file.sha256());
        json.writeNumberProperty("rows", file.rows());
        writeDialect(json);
        writeSchema(json, table);
        json.writeEndObject();
    }

    private static void writeDialect(JsonGenerator json) {
        json.writeObjectPropertyStart("dialect");
        json.writeBooleanProperty("header", true);
        json.writeStringProperty("delimiter", ",");
        json.writeStringProperty("lineTerminator", "\n");
        json.writeStringProperty("quoteChar", "\"");
        json.writeBooleanProperty("doubleQuote", true);
        json.writeBooleanProperty("skipInitialSpace", false);
        json.writeEndObject();
    }

    private void writeSchema(JsonGenerator json, Table table) {
        json.writeObjectPropertyStart("schema");
        json.writeArrayPropertyStart("fields");
        table.columns().forEach(column -> writeField(json, column));
        json.writeEndArray();
        writeTexts(json, "missingValues", List.of(""));
        writeTexts(json, "primaryKey", List.of(table.primaryKey().name()));
        List<Column> references =
                table.columns().stream().filter(c -> c.reference().isPresent()).toList();
        if (!references.isEmpty()) {
            json.writeArrayPropertyStart("foreignKeys");
            references.forEach(column -> writeForeignKey(json, column));
            json.writeEndArray();
        }
        json.writeEndObject();
    }

    private static void writeForeignKey(JsonGenerator json, Column column) {
        Column.Reference reference = column.reference().orElseThrow();
        json.writeStartObject();
        writeTexts(json, "fields", List.of(column.name()));
        json.writeObjectPropertyStart("reference");
        json.writeStringProperty("resource", reference.table());
        writeTexts(json, "fields", List.of(reference.column()));
        json.writeEndObject();
        json.writeEndObject();
    }

    private static void writeField(JsonGenerator json, Column column) {
        json.writeStartObject();
        json.writeStringProperty("name", column.name());
        json.writeStringProperty("type", column.type().frictionlessName());
        if (!column.description().isEmpty()) {
            json.writeStringProperty("description", column.description());
        }
        column.protection()
                .ifPresent(how -> json.writeStringProperty("protection", how.method().word()));
        if (column.required() && column.emptyAs() == Column.EmptyAs.EMPTY) {
            // There is no null in it, so its empty strings are values.
            writeTexts(json, "missingValues", List.of());
        }
        json.writeObjectPropertyStart("constraints");
        json.writeBooleanProperty("required", column.required());
        if (column.unique()) {
            json.writeBooleanProperty("unique", true);
        }
        writeLimits(json, column);
        json.writeEndObject();
        json.writeEndObject();
    }

    private static void writeLimits(JsonGenerator json, Column column) {
        Column.Limits limits = column.limits();
        boolean number =
                column.type() instanceof IntegerType || column.type() instanceof DecimalType;
        if (number) {
            limits.minimum()
                    .ifPresent(text -> json.writeNumberProperty("minimum", new BigDecimal(text)));
            limits.maximum()
                    .ifPresent(text -> json.writeNumberProperty("maximum", new BigDecimal(text)));
        }
        limits.minLength().ifPresent(length -> json.writeNumberProperty("minLength", length));
        limits.maxLength().ifPresent(length -> json.writeNumberProperty("maxLength", length));
    }

    private static void writeTexts(JsonGenerator json, String name, List<String> texts) {
        json.writeArrayPropertyStart(name);
        texts.forEach(json::writeString);
        json.writeEndArray();
    }
}
