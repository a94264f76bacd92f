package dev.daybook.contract;

import java.net.URI;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Where the pages come from and what an honest answer repeats.
 *
 * @param location the address without the query
 * @param request how one page is asked for
 * @param pagination how the pages follow each other
 * @param echo what each answer must repeat: the path of a scalar, and its text with placeholders
 * @param retry how long a source that fails is asked again
 */
public record Source(
        URI location,
        Request request,
        Pagination pagination,
        Map<JsonPath, String> echo,
        Retry retry) {

    /** Copies the echo. */
    public Source {
        echo = Collections.unmodifiableMap(new LinkedHashMap<>(echo));
    }

    /**
     * How one page is asked for. Values may hold {@code {page}} and {@code {partitionDate}}.
     *
     * @param headers names and values, in order
     * @param query names and values, in order
     * @param connectTimeout for the connection
     * @param timeout for the whole answer
     */
    public record Request(
            Map<String, String> headers,
            Map<String, String> query,
            Duration connectTimeout,
            Duration timeout) {
        /** Copies the maps. */
        public Request {
            headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
            query = Collections.unmodifiableMap(new LinkedHashMap<>(query));
        }
    }

    /**
     * How a source that fails is asked again: the delay doubles from one attempt to the next, with
     * jitter.
     *
     * @param attempts at most, the first included
     * @param delay before the second attempt
     * @param maxDelay between two attempts
     * @param maxDuration of all attempts for one page
     */
    public record Retry(int attempts, Duration delay, Duration maxDelay, Duration maxDuration) {}
}
