package dev.daybook.flatten;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/** What is read in a JSON text, one event a line, or nothing if it is none. */
final class JsonEvents {
    private static final JsonFactory JACKSON =
            JsonFactory.builder()
                    .streamReadConstraints(
                            StreamReadConstraints.builder()
                                    .maxNestingDepth(JsonCursor.MAX_DEPTH)
                                    .maxNumberLength(JsonCursor.MAX_DIGITS)
                                    .maxNameLength(Integer.MAX_VALUE)
                                    .maxStringLength(Integer.MAX_VALUE)
                                    .build())
                    .build();

    private JsonEvents() {}

    /**
     * As Jackson reads it, and extract with it: one text, in UTF-8 that is UTF-8, without a mark.
     */
    static Optional<String> ofJackson(byte[] content) {
        if (!isUtf8(content) || hasMark(content)) {
            return Optional.empty();
        }
        StringBuilder events = new StringBuilder();
        try (JsonParser parser = JACKSON.createParser(ObjectReadContext.empty(), content)) {
            int depth = 0;
            boolean ended = false;
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (ended) {
                    return Optional.empty();
                }
                depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
                ended = depth == 0;
                switch (token) {
                    case START_OBJECT, START_ARRAY, END_OBJECT, END_ARRAY ->
                            events.append(token.asString()).append('\n');
                    case PROPERTY_NAME -> text(events.append("name "), parser.currentName());
                    case VALUE_STRING -> text(events.append("string "), parser.getString());
                    default -> text(events.append("scalar "), parser.getString());
                }
            }
            return ended ? Optional.of(events.toString()) : Optional.empty();
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    /** Returns how many elements the list has that is the whole text. */
    static long elements(String events) {
        long elements = 0;
        int depth = 0;
        for (String event : events.lines().toList()) {
            depth -= event.equals("]") || event.equals("}") ? 1 : 0;
            boolean isValue = !event.equals("]") && !event.equals("}") && !event.startsWith("name");
            elements += depth == 1 && isValue ? 1 : 0;
            depth += event.equals("[") || event.equals("{") ? 1 : 0;
        }
        return elements;
    }

    /** UTF-16 and UTF-32 have zeros among their first bytes. */
    private static boolean hasMark(byte[] content) {
        for (int i = 0; i < Math.min(4, content.length); i++) {
            if (content[i] == 0) {
                return true;
            }
        }
        return content.length > 0 && content[0] < 0;
    }

    private static boolean isUtf8(byte[] content) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    private static void text(StringBuilder events, String text) {
        // A lone surrogate has no UTF-8, so characters are written as numbers where they matter.
        text.chars().forEach(c -> events.append(c < 0x80 && c > ' ' ? (char) c : "<" + c + ">"));
        events.append('\n');
    }

    /** As the cursor reads it from an array. */
    static Optional<String> ofArray(byte[] content) {
        JsonCursor json = new JsonCursor();
        json.open(
                Arrays.copyOf(content, content.length + JsonCursor.PADDING), content.length, 0, 0);
        return read(json);
    }

    /** As the cursor reads it from a stream that gives a few bytes at a time. */
    static Optional<String> ofStream(byte[] content, int most) {
        ByteArrayInputStream in = new ByteArrayInputStream(content);
        JsonCursor json = new JsonCursor();
        json.open((target, at, length) -> in.read(target, at, Math.min(length, most)), 24);
        return read(json);
    }

    private static Optional<String> read(JsonCursor json) {
        StringBuilder events = new StringBuilder();
        try {
            value(json, events);
            json.requireEnd();
            return Optional.of(events.toString());
        } catch (MalformedJson e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void value(JsonCursor json, StringBuilder events) throws IOException {
        switch (json.peek()) {
            case '{' -> {
                events.append("{\n");
                for (boolean more = json.beginObject(); more; more = json.nextMember()) {
                    text(events.append("name "), string(json));
                    value(json, events);
                }
                events.append("}\n");
            }
            case '[' -> {
                events.append("[\n");
                for (boolean more = json.beginList(); more; more = json.nextElement()) {
                    value(json, events);
                }
                events.append("]\n");
            }
            case '"' -> {
                json.string();
                text(events.append("string "), string(json));
            }
            case 't', 'f', 'n' -> {
                json.literal();
                text(events.append("scalar "), plain(json));
            }
            default -> {
                json.number();
                text(events.append("scalar "), plain(json));
            }
        }
    }

    private static String plain(JsonCursor json) {
        int length = json.end() - json.start();
        return new String(json.array(), json.start(), length, StandardCharsets.UTF_8);
    }

    /** Lone surrogates come in three bytes each. */
    private static String string(JsonCursor json) {
        if (!json.isEscaped()) {
            String text = plain(json);
            if (json.hasComma() != text.contains(",")) {
                throw new AssertionError("a comma was missed or made up in " + text);
            }
            return text;
        }
        byte[] bytes = json.decoded().array();
        int end = json.decoded().length();
        StringBuilder text = new StringBuilder();
        int plain = 0;
        for (int i = 0; i + 2 < end; i++) {
            if (bytes[i] == (byte) 0xED && (bytes[i + 1] & 0xFF) >= 0xA0) {
                text.append(new String(bytes, plain, i - plain, StandardCharsets.UTF_8));
                text.append((char) (0xD000 | (bytes[i + 1] & 0x3F) << 6 | (bytes[i + 2] & 0x3F)));
                plain = i + 3;
            }
        }
        return text.append(new String(bytes, plain, end - plain, StandardCharsets.UTF_8))
                .toString();
    }

    /** Whether the cursor passes a text whose values nobody wants. */
    static boolean isPassed(byte[] content, int most) {
        ByteArrayInputStream in = new ByteArrayInputStream(content);
        JsonCursor json = new JsonCursor();
        json.open((target, at, length) -> in.read(target, at, Math.min(length, most)), 24);
        try {
            json.peek();
            json.skip();
            json.requireEnd();
            return true;
        } catch (MalformedJson e) {
            return false;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
