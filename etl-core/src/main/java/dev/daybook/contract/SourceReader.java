package dev.daybook.contract;

import dev.daybook.document.Node;
import dev.daybook.document.Section;
import dev.daybook.problem.Problems;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads the server of type {@code api}, from which the pages come. */
final class SourceReader {
    private static final Source EMPTY =
            new Source(
                    URI.create("http://localhost/"),
                    RequestReader.DEFAULT,
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
        server.text("server", "a name for the server");
        URI location = location(server);
        CustomProperties custom = new CustomProperties(server);
        Source.Request request = new RequestReader(problems).read(custom);
        Pagination pagination = pagination(server, custom);
        checkPages(server, custom, request, pagination);
        Source source = new Source(location, request, pagination, echo(custom), retry(custom));
        custom.end();
        server.end();
        return source;
    }

    private static URI location(Section server) {
        String text = server.text("location", "an address of http or https");
        if (text.contains("?") || text.contains("@")) {
            // What stands there may be a key or a password, so it is not repeated.
            server.problem(
                    "location",
                    "the address holds a query or a user; expected the query in 'etlRequest', and"
                            + " no credentials in a contract");
            return EMPTY.location();
        }
        try {
            URI uri = new URI(text);
            boolean http = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
            if (http && uri.getHost() != null && uri.getFragment() == null) {
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
                            + "' is not an address; expected one like https://example.com/api/orders");
        }
        return EMPTY.location();
    }

    /** Every page would be the first one if no part of the request named the page. */
    private static void checkPages(
            Section server,
            CustomProperties custom,
            Source.Request request,
            Pagination pagination) {
        boolean one = pagination.until() instanceof Pagination.Pages pages && pages.count() == 1;
        boolean named =
                Stream.concat(
                                request.headers().values().stream(),
                                request.query().values().stream())
                        .anyMatch(value -> value.contains("{page}"));
        if (!one && !named) {
            server.problems()
                    .add(
                            custom.at("etlPagination"),
                            "nothing in 'etlRequest' holds {page}, so every page would be the"
                                    + " same; expected query: {page: '{page}'} or the like");
        }
        if (pagination.until() instanceof Pagination.Pages fixed
                && fixed.count() > pagination.maxPages()) {
            server.problems()
                    .add(
                            custom.at("etlPagination"),
                            "found '"
                                    + fixed
                                    + "' and 'maxPages' "
                                    + pagination.maxPages()
                                    + "; expected a bound that lets all pages through");
        }
    }

    private Map<JsonPath, String> echo(CustomProperties custom) {
        Map<JsonPath, String> echo = new LinkedHashMap<>();
        for (Node item : custom.items("etlEcho")) {
            Section section = new Section(item, problems);
            Optional<JsonPath> path = Paths.absolute(section, "path");
            section.text("equals");
            section.node("equals")
                    .map(node -> RequestReader.template(section, node))
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
        pagination.text("type", "'pageNumber'");
        pagination.word("type", List.of("pageNumber"), "pageNumber");
        long first = pagination.wholeNumber("first", 0, 1).orElse(1L);
        long maxPages = pagination.wholeNumber("maxPages", 1, 99_999).orElse(99_999L);
        Pagination.Until until = until(pagination);
        pagination.end();
        return new Pagination((int) first, until, (int) maxPages);
    }

    private static Pagination.Until until(Section pagination) {
        String text = pagination.text("until", "an end such as 'pages 1' or 'emptyPage'");
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
                        RequestReader.duration(retry, "delay", usual.delay()),
                        RequestReader.duration(retry, "maxDelay", usual.maxDelay()),
                        RequestReader.duration(retry, "maxDuration", usual.maxDuration()));
        if (read.delay().compareTo(read.maxDelay()) > 0) {
            retry.problem("delay", "the delay is longer than 'maxDelay'; expected it shorter");
        }
        retry.end();
        return read;
    }
}
