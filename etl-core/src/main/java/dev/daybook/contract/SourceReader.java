package dev.daybook.contract;

import dev.daybook.document.Node;
import dev.daybook.document.Section;
import dev.daybook.problem.Problems;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the server of type {@code api}, from which the pages come. */
final class SourceReader {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([^{}]*)\\}");
    private static final Pattern HEADER_NAME = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]+");
    private static final List<String> PLACEHOLDERS = List.of("page", "partitionDate");
    private static final Source EMPTY =
            new Source(
                    URI.create("http://localhost/"),
                    new Source.Request(
                            Map.of(), Map.of(), Duration.ofSeconds(10), Duration.ofSeconds(60)),
                    new Pagination(1, new Pagination.Pages(1), 1),
                    Map.of(),
                    defaultRetry());

    private final Problems problems;

    SourceReader(Problems problems) {
        this.problems = problems;
    }

    Source read(Section root) {
        if (root.node("servers").isEmpty()) {
            root.missing("servers", "a list with a server of type 'api'");
            return EMPTY;
        }
        List<Node> apis =
                root.items("servers").stream()
                        .filter(server -> server.members().containsKey("type"))
                        .filter(server -> "api".equals(typeOf(server)))
                        .toList();
        if (apis.size() != 1) {
            root.problem(
                    "servers",
                    "found "
                            + apis.size()
                            + " servers of type 'api'; expected exactly one, the source");
            return EMPTY;
        }
        return source(new Section(apis.get(0), problems));
    }

    private static String typeOf(Node server) {
        Node type = server.members().get("type");
        return type == null ? "" : type.text();
    }

    private Source source(Section server) {
        server.allow("id", "type", "description", "environment", "roles");
        server.text("server");
        URI location = location(server);
        CustomProperties custom = new CustomProperties(server);
        Source source =
                new Source(
                        location,
                        request(custom),
                        pagination(server, custom),
                        echo(custom),
                        retry(custom));
        custom.end();
        server.end();
        return source;
    }

    private static URI location(Section server) {
        String text = server.text("location");
        try {
            URI uri = new URI(text);
            boolean http = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
            if (http && uri.getHost() != null && uri.getQuery() == null) {
                return uri;
            }
        } catch (URISyntaxException e) {
            // Falls through to the same message.
        }
        if (!text.isEmpty()) {
            server.problem(
                    "location",
                    "'"
                            + text
                            + "' is not an address; expected http or https, a host and no query");
        }
        return EMPTY.location();
    }

    private Source.Request request(CustomProperties custom) {
        Optional<Section> section = custom.section("etlRequest");
        if (section.isEmpty()) {
            return EMPTY.request();
        }
        Section request = section.get();
        request.word("method", List.of("GET"), "GET");
        Map<String, String> headers = texts(request, "headers");
        headers.keySet().stream()
                .filter(name -> !HEADER_NAME.matcher(name).matches())
                .forEach(name -> request.problem("headers", "'" + name + "' is not a header name"));
        Source.Request read =
                new Source.Request(
                        headers,
                        texts(request, "query"),
                        duration(request, "connectTimeout", Duration.ofSeconds(10)),
                        duration(request, "timeout", Duration.ofSeconds(60)));
        request.end();
        return read;
    }

    private Map<String, String> texts(Section section, String key) {
        Map<String, String> texts = new LinkedHashMap<>();
        Optional<Node> node = section.node(key);
        if (node.isPresent() && section.isKind(node.get(), Node.Kind.OBJECT)) {
            node.get()
                    .members()
                    .forEach((name, value) -> texts.put(name, template(section, value)));
        }
        return texts;
    }

    /** Numbers must be quoted: what goes into a request is text, digit for digit. */
    private String template(Section section, Node value) {
        if (section.isKind(value, Node.Kind.STRING)) {
            Matcher matcher = PLACEHOLDER.matcher(value.text());
            while (matcher.find()) {
                if (!PLACEHOLDERS.contains(matcher.group(1))) {
                    problems.add(
                            value.location(),
                            "the placeholder "
                                    + matcher.group()
                                    + " is not known; expected one of [{page}, {partitionDate}]");
                }
            }
        }
        return value.text();
    }

    private Map<JsonPath, String> echo(CustomProperties custom) {
        Map<JsonPath, String> echo = new LinkedHashMap<>();
        for (Node item : custom.items("etlEcho")) {
            Section section = new Section(item, problems);
            Optional<JsonPath> path = Paths.absolute(section, "path");
            section.text("equals");
            section.node("equals")
                    .map(node -> template(section, node))
                    .ifPresent(text -> path.ifPresent(p -> echo.put(p, text)));
            if (path.isPresent() && path.get().hasEach()) {
                section.problem("path", "an echo is one value of the answer; expected no [*]");
            }
            section.end();
        }
        return echo;
    }

    private Pagination pagination(Section server, CustomProperties custom) {
        Optional<Section> section = custom.section("etlPagination");
        if (section.isEmpty()) {
            problems.add(
                    server.location(),
                    "the property 'etlPagination' is missing; expected {type: pageNumber, until:"
                            + " 'pages 1'} or another end");
            return EMPTY.pagination();
        }
        Section pagination = section.get();
        pagination.text("type");
        pagination.word("type", List.of("pageNumber"), "pageNumber");
        long first = pagination.wholeNumber("first", 0, 1).orElse(1L);
        long maxPages = pagination.wholeNumber("maxPages", 1, 99_999).orElse(99_999L);
        Pagination.Until until = until(pagination);
        pagination.end();
        return new Pagination((int) first, until, (int) maxPages);
    }

    private static Pagination.Until until(Section pagination) {
        String text = pagination.text("until");
        String[] words = text.split(" ", 2);
        String argument = words.length > 1 ? words[1] : "";
        boolean number = argument.matches("[1-9][0-9]{0,4}");
        if (text.equals("emptyPage")) {
            return new Pagination.EmptyPage();
        }
        if (words[0].equals("pages") && number) {
            return new Pagination.Pages(Integer.parseInt(argument));
        }
        if (words[0].equals("shortPage") && number) {
            return new Pagination.ShortPage(Long.parseLong(argument));
        }
        Optional<JsonPath> path = JsonPath.parse(argument);
        if (words[0].equals("total") && path.isPresent() && !path.get().hasEach()) {
            return new Pagination.Total(path.get());
        }
        if (!text.isEmpty()) {
            pagination.problem(
                    "until",
                    "'"
                            + text
                            + "' is not an end; expected one of [pages N, emptyPage, shortPage SIZE,"
                            + " total PATH]");
        }
        return EMPTY.pagination().until();
    }

    private static Source.Retry defaultRetry() {
        return new Source.Retry(
                5, Duration.ofSeconds(1), Duration.ofSeconds(60), Duration.ofMinutes(10));
    }

    private static Source.Retry retry(CustomProperties custom) {
        Source.Retry usual = defaultRetry();
        Optional<Section> section = custom.section("etlRetry");
        if (section.isEmpty()) {
            return usual;
        }
        Section retry = section.get();
        long attempts = retry.wholeNumber("attempts", 1, 100).orElse((long) usual.attempts());
        Source.Retry read =
                new Source.Retry(
                        (int) attempts,
                        duration(retry, "delay", usual.delay()),
                        duration(retry, "maxDelay", usual.maxDelay()),
                        duration(retry, "maxDuration", usual.maxDuration()));
        if (read.delay().compareTo(read.maxDelay()) > 0) {
            retry.problem("delay", "the delay is longer than 'maxDelay'; expected it shorter");
        }
        retry.end();
        return read;
    }

    private static Duration duration(Section section, String key, Duration usual) {
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
