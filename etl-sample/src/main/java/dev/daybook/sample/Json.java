package dev.daybook.sample;

import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The JSON of the sample sources: compact, UTF-8, duplicate keys allowed where asked for. */
final class Json {

    private static final JsonFactory FACTORY =
            JsonFactory.builder()
                    .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
                    .disable(StreamWriteFeature.FLUSH_PASSED_TO_STREAM)
                    .disable(StreamWriteFeature.AUTO_CLOSE_CONTENT)
                    .enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8)
                    .build();

    private Json() {}

    static JsonGenerator generator(OutputStream out) {
        return FACTORY.createGenerator(ObjectWriteContext.empty(), out);
    }

    static void writeError(OutputStream out, String message) {
        try (JsonGenerator json = generator(out)) {
            json.writeStartObject();
            json.writeStringProperty("error", message);
            json.writeEndObject();
        }
    }

    /** Writes a string that holds half a surrogate pair, as an escape. */
    static void writeLoneSurrogate(JsonGenerator json, String name, String prefix) {
        json.writeName(name);
        json.writeRawValue("\"" + prefix + "\\ud83d\"");
    }

    /** Reads a file that ships with the sample sources. */
    static JsonNode resource(String name) {
        InputStream in = Json.class.getResourceAsStream(name);
        if (in == null) {
            throw new IllegalStateException("Resource '" + name + "' is missing from the jar");
        }
        return new JsonMapper().readTree(in);
    }

    static List<String> texts(JsonNode object, String name) {
        return object.get(name).valueStream().map(JsonNode::asString).toList();
    }

    /** Returns a text, empty when it is null. */
    static Optional<String> text(JsonNode object, String name) {
        JsonNode value = object.get(name);
        return value.isNull() ? Optional.empty() : Optional.of(value.asString());
    }
}
