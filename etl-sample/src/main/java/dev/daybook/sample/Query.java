package dev.daybook.sample;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a client asks.
 *
 * @param client the address that the limits of a source count by
 * @param number the one-based count of the request at this server
 */
record Query(String path, Map<String, String> parameters, String client, long number) {

    Query {
        parameters = Map.copyOf(parameters);
    }

    /** Reads the path and the query of a request; the last of equal names wins. */
    static Query of(URI uri, String client, long number) {
        Map<String, String> parameters = new LinkedHashMap<>();
        String query = Optional.ofNullable(uri.getRawQuery()).orElse("");
        for (String pair : query.split("&", -1)) {
            int equals = pair.indexOf('=');
            String name = equals < 0 ? pair : pair.substring(0, equals);
            String value = equals < 0 ? "" : pair.substring(equals + 1);
            parameters.put(decode(name), decode(value));
        }
        return new Query(uri.getPath(), parameters, client, number);
    }

    Optional<String> parameter(String name) {
        return Optional.ofNullable(parameters.get(name)).filter(value -> !value.isEmpty());
    }

    /** Returns a whole number within bounds, or the fallback for anything else. */
    long number(String name, long least, long most, long fallback) {
        return parameter(name)
                .filter(text -> text.matches("[0-9]{1,10}"))
                .map(Long::valueOf)
                .filter(value -> value >= least && value <= most)
                .orElse(fallback);
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }
}
