package dev.daybook.document;

import dev.daybook.problem.Location;
import dev.daybook.problem.Problems;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLParser;

/** Reads a YAML or JSON document into a tree of located values. */
public final class DocumentReader {
    private static final Pattern PROPERTIES = Pattern.compile("^(?:[&!]\\S*\\s+)+");

    private final String file;
    private final JsonParser parser;

    /** Of a YAML text; a string of JSON is quoted anyway. */
    private final List<String> lines;

    private final Problems problems;

    private DocumentReader(String file, JsonParser parser, List<String> lines, Problems problems) {
        this.file = file;
        this.parser = parser;
        this.lines = lines;
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
        YAMLFactory factory = YAMLFactory.builder().build();
        return text(file, content, problems)
                .flatMap(
                        text ->
                                read(
                                        file,
                                        factory.createParser(ObjectReadContext.empty(), text),
                                        text.lines().toList(),
                                        problems));
    }

    /**
     * Reads one JSON document in UTF-8.
     *
     * @param file the name that messages give
     * @param problems takes syntax errors and duplicate keys
     * @return the root, or nothing where the text is not a JSON document
     */
    public static Optional<Node> json(String file, byte[] content, Problems problems) {
        JsonFactory factory = JsonFactory.builder().build();
        return text(file, content, problems)
                .flatMap(
                        text ->
                                read(
                                        file,
                                        factory.createParser(ObjectReadContext.empty(), text),
                                        List.of(),
                                        problems));
    }

    private static Optional<String> text(String file, byte[] content, Problems problems) {
        ByteBuffer bytes = ByteBuffer.wrap(content);
        try {
            return Optional.of(StandardCharsets.UTF_8.newDecoder().decode(bytes).toString());
        } catch (CharacterCodingException e) {
            // The decoder stops in front of what it can't read.
            String before = new String(content, 0, bytes.position(), StandardCharsets.UTF_8);
            int line = 1 + (int) before.chars().filter(c -> c == '\n').count();
            problems.add(
                    new Location(file, line, ""),
                    "a byte that is not UTF-8; save the file in that encoding");
            return Optional.empty();
        }
    }

    private static Optional<Node> read(
            String file, JsonParser parser, List<String> lines, Problems problems) {
        try (parser) {
            if (parser.nextToken() == null) {
                problems.add(new Location(file, 1, ""), "the file is empty; expected an object");
                return Optional.empty();
            }
            DocumentReader reader = new DocumentReader(file, parser, lines, problems);
            Node root = reader.value("");
            if (parser.nextToken() != null) {
                problems.add(
                        new Location(file, reader.line(), ""),
                        "something follows the document; expected one document in a file");
            }
            return Optional.of(root);
        } catch (JacksonException e) {
            problems.add(new Location(file, line(e), ""), "not well-formed: " + fault(e));
            return Optional.empty();
        }
    }

    private static int line(JacksonException e) {
        Optional<Mark> mark =
                e.getCause() instanceof MarkedYamlEngineException yaml
                        ? yaml.getProblemMark()
                        : Optional.empty();
        TokenStreamLocation at = e.getLocation();
        int line = at == null ? 1 : Math.max(1, at.getLineNr());
        return mark.map(m -> m.getLine() + 1).orElse(line);
    }

    private static String fault(JacksonException e) {
        if (e.getCause() instanceof MarkedYamlEngineException yaml) {
            String context = yaml.getContext();
            return context == null ? yaml.getProblem() : yaml.getProblem() + ", " + context;
        }
        String message = e.getOriginalMessage().lines().findFirst().orElse("syntax error");
        return message.replaceFirst(" \\(start marker at .*", "");
    }

    private Node value(String path) {
        Location location = new Location(file, line(), path);
        JsonToken token = parser.currentToken();
        if (parser instanceof YAMLParser yaml && yaml.isCurrentAlias()) {
            problems.add(location, "an alias is not followed; write the value out");
        }
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
        if (lines.isEmpty()) {
            return true;
        }
        TokenStreamLocation at = parser.currentTokenLocation();
        if (at.getLineNr() > lines.size()) {
            return false;
        }
        // Columns are counted in code points, and start at the anchor or the tag if there is one.
        String line = lines.get(at.getLineNr() - 1);
        int column = at.getColumnNr() - 1;
        if (column >= line.codePointCount(0, line.length())) {
            return false;
        }
        String rest = line.substring(line.offsetByCodePoints(0, column));
        if (rest.charAt(0) == '&' || rest.charAt(0) == '!') {
            rest = PROPERTIES.matcher(rest).replaceFirst("");
        }
        return !rest.isEmpty() && "'\"|>".indexOf(rest.charAt(0)) >= 0;
    }
}
