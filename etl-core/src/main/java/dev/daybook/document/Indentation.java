package dev.daybook.document;

import tools.jackson.core.JsonGenerator;
import tools.jackson.core.PrettyPrinter;

/**
 * Puts each member and item of one document on its own line, two spaces deeper than what holds it.
 *
 * <p>Jackson's own printer puts its separators together by a call that takes longer to link than
 * this takes to write a manifest.
 */
final class Indentation implements PrettyPrinter {
    private int depth;

    @Override
    public void writeRootValueSeparator(JsonGenerator json) {
        throw new IllegalStateException("a document has one root value");
    }

    @Override
    public void writeStartObject(JsonGenerator json) {
        open(json, '{');
    }

    @Override
    public void beforeObjectEntries(JsonGenerator json) {
        newLine(json);
    }

    @Override
    public void writeObjectNameValueSeparator(JsonGenerator json) {
        json.writeRaw(" : ");
    }

    @Override
    public void writeObjectEntrySeparator(JsonGenerator json) {
        json.writeRaw(',');
        newLine(json);
    }

    @Override
    public void writeEndObject(JsonGenerator json, int members) {
        close(json, members, '}');
    }

    @Override
    public void writeStartArray(JsonGenerator json) {
        open(json, '[');
    }

    @Override
    public void beforeArrayValues(JsonGenerator json) {
        newLine(json);
    }

    @Override
    public void writeArrayValueSeparator(JsonGenerator json) {
        json.writeRaw(',');
        newLine(json);
    }

    @Override
    public void writeEndArray(JsonGenerator json, int items) {
        close(json, items, ']');
    }

    private void open(JsonGenerator json, char bracket) {
        json.writeRaw(bracket);
        depth++;
    }

    private void close(JsonGenerator json, int content, char bracket) {
        depth--;
        if (content == 0) {
            json.writeRaw(' ');
        } else {
            newLine(json);
        }
        json.writeRaw(bracket);
    }

    private void newLine(JsonGenerator json) {
        json.writeRaw('\n');
        for (int i = 0; i < depth; i++) {
            json.writeRaw("  ");
        }
    }
}
