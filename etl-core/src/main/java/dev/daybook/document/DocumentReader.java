package dev.daybook.document;

import dev.daybook.problem.Location;
import dev.daybook.problem.Problems;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.dataformat.yaml.YAMLFactory;

/** Reads a YAML or JSON document into a tree of located values. */
public final class DocumentReader {
    private final String file;
    private final JsonParser parser;
    private final List<String> lines;
    private final Problems problems;

    private DocumentReader(String file, JsonParser parser, String text, Problems problems) {
        this.file = file;
        this.parser = parser;
        this.lines = text.lines().toList();
        this.problems = problems;
    }

    /**
     * Reads one YAML 1.2 document in UTF-8.
     *
     * @param file the name that messages give
     * @param problems takes syntax errors and duplicate keys
     * @return the root, or nothing where the text is not a YAML document
     */
    public static Optional<Node> yaml(String file, byte[] content, Problems problems) {
        String text = new String(content, StandardCharsets.UTF_8);
        return read(
                file,
                YAMLFactory.builder().build().createParser(ObjectReadContext.empty(), text),
                text,
                problems);
    }

    /**
     * Reads one JSON document in UTF-8.
     *
     * @param file the name that messages give
     * @param problems takes syntax errors and duplicate keys
     * @return the root, or nothing where the text is not a JSON document
     */
    public static Optional<Node> json(String file, byte[] content, Problems problems) {
        String text = new String(content, StandardCharsets.UTF_8);
        return read(
                file,
                JsonFactory.builder().build().createParser(ObjectReadContext.empty(), text),
                text,
                problems);
    }

    private static Optional<Node> read(
            String file, JsonParser parser, String text, Problems problems) {
        try (parser) {
            if (parser.nextToken() == null) {
                problems.add(new Location(file, 1, ""), "the file is empty; expected an object");
                return Optional.empty();
            }
            return Optional.of(new DocumentReader(file, parser, text, problems).value(""));
        } catch (JacksonException e) {
            TokenStreamLocation at = e.getLocation();
            int line = at == null ? 1 : Math.max(1, at.getLineNr());
            problems.add(new Location(file, line, ""), "not well-formed: " + firstLine(e));
            return Optional.empty();
        }
    }

    private static String firstLine(JacksonException e) {
        return e.getOriginalMessage().lines().findFirst().orElse("syntax error");
    }

    private Node value(String path) {
        Location location = new Location(file, line(), path);
        JsonToken token = parser.currentToken();
        return switch (token) {
            case START_OBJECT -> object(location);
            case START_ARRAY -> list(location);
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT ->
                    Node.scalar(Node.Kind.NUMBER, location, parser.getString(), false);
            case VALUE_TRUE, VALUE_FALSE ->
                    Node.scalar(Node.Kind.BOOLEAN, location, parser.getString(), false);
            case VALUE_NULL -> Node.scalar(Node.Kind.NULL, location, "", false);
            default -> Node.scalar(Node.Kind.STRING, location, parser.getString(), isQuoted());
        };
    }

    private Node object(Location location) {
        Map<String, Node> members = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            Location at = new Location(file, line(), location.member(name));
            parser.nextToken();
            Node value = value(at.path());
            if (members.putIfAbsent(name, value) != null) {
                problems.add(at, "the key '" + name + "' stands twice; remove one of them");
            }
        }
        return Node.object(location, members);
    }

    private Node list(Location location) {
        List<Node> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(value(location.item(items.size())));
        }
        return Node.list(location, items);
    }

    private int line() {
        return parser.currentTokenLocation().getLineNr();
    }

    /** The parser does not tell the style of a scalar, so its first character is looked at. */
    private boolean isQuoted() {
        TokenStreamLocation at = parser.currentTokenLocation();
        int column = at.getColumnNr() - 1;
        if (at.getLineNr() > lines.size() || column >= lines.get(at.getLineNr() - 1).length()) {
            return false;
        }
        return "'\"|>".indexOf(lines.get(at.getLineNr() - 1).charAt(column)) >= 0;
    }
}
