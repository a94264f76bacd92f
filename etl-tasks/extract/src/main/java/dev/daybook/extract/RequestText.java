package dev.daybook.extract;

import dev.daybook.contract.Source;
import dev.daybook.problem.EtlException;
import dev.daybook.problem.ExitCode;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * The request of a contract as text: the addresses of its pages, and the lines that stand for it in
 * an archive.
 *
 * @param location the address without the query
 */
record RequestText(URI location, Source source) {
    private static final HexFormat HEX = HexFormat.of().withUpperCase();
    private static final Pattern LOOPBACK =
            Pattern.compile("localhost|127\\.[0-9]{1,3}\\.[0-9]{1,3}\\.[0-9]{1,3}|\\[::1\\]");

    /**
     * Makes the request of a source that may stand at another address.
     *
     * @param elsewhere replaces scheme, host and port of the contract's location, and its path too
     *     where it has one; empty for the contract's own
     * @throws EtlException with exit code 64 if that is no address
     */
    static RequestText of(Source source, String elsewhere) {
        if (elsewhere.isEmpty()) {
            return new RequestText(source.location(), source);
        }
        URI other = address(elsewhere);
        String path = other.getRawPath();
        boolean whole = path != null && !path.isEmpty() && !path.equals("/");
        String replaced = whole ? path : source.location().getRawPath();
        return new RequestText(
                URI.create(other.getScheme() + "://" + other.getRawAuthority() + replaced), source);
    }

    private static URI address(String text) {
        try {
            URI uri = new URI(text);
            boolean http = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
            boolean plain =
                    uri.getRawQuery() == null
                            && uri.getRawFragment() == null
                            && uri.getRawUserInfo() == null;
            if (http && plain && uri.getHost() != null) {
                return uri;
            }
        } catch (URISyntaxException e) {
            // Falls through to the same message, which does not repeat what may be a credential.
        }
        throw new EtlException(
                ExitCode.USAGE,
                "--source is not an address; expected http or https, a host, and no user, query or"
                        + " fragment, such as http://localhost:8080");
    }

    /** Returns a text of the contract with its placeholders filled in. */
    static String filled(String template, int page, LocalDate date) {
        return template.replace("{page}", Integer.toString(page))
                .replace("{partitionDate}", date.toString());
    }

    /** Returns the address of a page. */
    URI address(int page, LocalDate date) {
        String query = query(text -> encoded(filled(text, page, date)));
        return URI.create(location + query);
    }

    /** Returns the headers of the contract for a page. */
    Map<String, String> headers(int page, LocalDate date) {
        Map<String, String> headers = new LinkedHashMap<>();
        source.request()
                .headers()
                .forEach((name, value) -> headers.put(name, filled(value, page, date)));
        return headers;
    }

    /**
     * Returns the lines that tell this request from another one. They hold the placeholders, not a
     * date or a page, and no port of a loopback host, because a sample source is the same at any
     * port.
     */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add("GET " + shownLocation() + query(RequestText::encodedTemplate));
        source.request().headers().forEach((name, value) -> lines.add(name + ": " + value));
        lines.add(
                "pages from "
                        + source.pagination().first()
                        + " until "
                        + source.pagination().until());
        return lines;
    }

    private String shownLocation() {
        String host = location.getHost().toLowerCase(Locale.ROOT);
        String port = location.getPort() < 0 ? "" : ":" + location.getPort();
        boolean loopback = LOOPBACK.matcher(host).matches();
        return location.getScheme() + "://" + host + (loopback ? "" : port) + location.getRawPath();
    }

    private String query(UnaryOperator<String> encode) {
        List<String> parts = new ArrayList<>();
        source.request()
                .query()
                .forEach((name, value) -> parts.add(encoded(name) + "=" + encode.apply(value)));
        return parts.isEmpty() ? "" : "?" + String.join("&", parts);
    }

    private static String encodedTemplate(String template) {
        return encoded(template)
                .replace("%7Bpage%7D", "{page}")
                .replace("%7BpartitionDate%7D", "{partitionDate}");
    }

    /** Percent-encodes everything but the unreserved characters of RFC 3986. */
    private static String encoded(String text) {
        StringBuilder encoded = new StringBuilder();
        for (byte next : text.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (next & 0xFF);
            boolean letter = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
            if (letter || (c >= '0' && c <= '9') || "-._~".indexOf(c) >= 0) {
                encoded.append(c);
            } else {
                encoded.append('%').append(HEX.toHexDigits(next));
            }
        }
        return encoded.toString();
    }
}
