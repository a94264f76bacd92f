package dev.daybook.contract;

import dev.daybook.document.Node;
import dev.daybook.document.Section;
import dev.daybook.problem.Problems;
import dev.daybook.problem.Words;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads {@code etlRequest}: how one page is asked for. */
final class RequestReader {
    static final Source.Request DEFAULT =
            new Source.Request(Map.of(), Map.of(), Duration.ofSeconds(10), Duration.ofSeconds(60));

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{[^{}]*\\}");
    private static final List<String> PLACEHOLDERS = List.of("{page}", "{partitionDate}");
    private static final Pattern HEADER_NAME = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]+");
    private static final Pattern HEADER_VALUE = Pattern.compile("[\\x21-\\x7E]([\\x20-\\x7E\\t]*)");

    /** Java's HTTP client sets these itself and refuses them from others. */
    private static final List<String> SET_BY_THE_CLIENT =
            List.of("connection", "content-length", "expect", "host", "upgrade");

    private final Problems problems;

    RequestReader(Problems problems) {
        this.problems = problems;
    }

    Source.Request read(CustomProperties custom) {
        Optional<Section> section = custom.section("etlRequest");
        if (section.isEmpty()) {
            return DEFAULT;
        }
        Section request = section.get();
        request.word("method", List.of("GET"), "GET");
        Source.Request read =
                new Source.Request(
                        texts(request, "headers"),
                        texts(request, "query"),
                        duration(request, "connectTimeout", DEFAULT.connectTimeout()),
                        duration(request, "timeout", DEFAULT.timeout()));
        request.end();
        return read;
    }

    private Map<String, String> texts(Section section, String key) {
        Map<String, String> texts = new LinkedHashMap<>();
        Optional<Node> node = section.node(key);
        if (node.isPresent() && section.isKind(node.get(), Node.Kind.OBJECT)) {
            node.get()
                    .members()
                    .forEach(
                            (name, value) -> {
                                if (isPublic(key, name, value)) {
                                    texts.put(name, template(section, value));
                                }
                                if (key.equals("headers")) {
                                    checkHeader(name, value);
                                }
                            });
        }
        return texts;
    }

    /**
     * The request stands in manifests and logs, so what is secret must not stand in the request.
     */
    private boolean isPublic(String key, String name, Node value) {
        if (SensitiveNames.find(name).isEmpty()) {
            return true;
        }
        problems.add(
                value.location(),
                "'"
                        + name
                        + "' looks like a credential, which no contract, manifest or log may hold;"
                        + " remove it from '"
                        + key
                        + "'");
        return false;
    }

    private void checkHeader(String name, Node value) {
        if (!HEADER_NAME.matcher(name).matches()) {
            problems.add(
                    value.location(),
                    "'" + name + "' is not the name of a header; expected one like 'Accept'");
        } else if (SET_BY_THE_CLIENT.contains(name.toLowerCase(Locale.ROOT))) {
            problems.add(
                    value.location(),
                    "the header '" + name + "' is set by the HTTP client; remove it");
        } else if (value.kind() == Node.Kind.STRING
                && !HEADER_VALUE.matcher(value.text()).matches()) {
            problems.add(
                    value.location(),
                    "the header '" + name + "' holds what no header can; expected printable ASCII");
        }
    }

    /** Numbers must be quoted: what goes into a request is text, digit for digit. */
    static String template(Section section, Node value) {
        if (section.isKind(value, Node.Kind.STRING)) {
            Matcher matcher = PLACEHOLDER.matcher(value.text());
            while (matcher.find()) {
                if (!PLACEHOLDERS.contains(matcher.group())) {
                    section.problems()
                            .add(
                                    value.location(),
                                    "the placeholder "
                                            + matcher.group()
                                            + " is not known; "
                                            + Words.expectedOneOf(matcher.group(), PLACEHOLDERS));
                }
            }
        }
        return value.text();
    }

    /** Returns a duration of ISO 8601 above zero, or the usual one. */
    static Duration duration(Section section, String key, Duration usual) {
        Optional<String> text = section.optionalText(key);
        if (text.isEmpty()) {
            return usual;
        }
        try {
            Duration duration = Duration.parse(text.get());
            if (duration.compareTo(Duration.ZERO) > 0) {
                return duration;
            }
        } catch (DateTimeParseException e) {
            // Falls through to the same message.
        }
        section.problem(
                key,
                "'" + text.get() + "' is not a duration above zero; expected one like 'PT10S'");
        return usual;
    }
}
