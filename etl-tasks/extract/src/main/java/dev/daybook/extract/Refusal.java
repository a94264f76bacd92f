package dev.daybook.extract;

import dev.daybook.problem.EtlException;
import dev.daybook.problem.ExitCode;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** An answer with another status than 200. */
record Refusal(URI address, HttpResponse<?> response, InstantSource clock) {

    /** Returns what the answer means: a fault that may pass, or an end that somebody must mend. */
    RuntimeException exception() {
        int status = response.statusCode();
        if (status == 429 || status >= 500) {
            return new SourceFault("the source answered with status " + status, retryAfter());
        }
        if (status >= 300 && status < 400) {
            return configuration(
                    "redirects to "
                            + target()
                            + "; redirects are not followed, put the address"
                            + " that answers into 'location' of the contract");
        }
        if (status >= 400) {
            return configuration("; " + hint(status));
        }
        return new SourceFault("the source answered with status " + status + "; expected 200");
    }

    private EtlException configuration(String rest) {
        String separator = rest.startsWith(";") ? "" : " and ";
        return new EtlException(
                ExitCode.CONFIGURATION,
                place(address)
                        + " answered with status "
                        + response.statusCode()
                        + separator
                        + rest);
    }

    private static String hint(int status) {
        return switch (status) {
            case 401 -> "it wants credentials that the request does not carry, or others";
            case 403 -> "it refuses this request; check credentials and permissions";
            case 404 -> "there is nothing at this address; check 'location' of the contract";
            default -> "it does not accept the request; check 'etlRequest' of the contract";
        };
    }

    private String target() {
        Optional<String> location = response.headers().firstValue("Location");
        try {
            return location.map(text -> place(address.resolve(text))).orElse("nowhere");
        } catch (IllegalArgumentException e) {
            return "something that is no address";
        }
    }

    /** Returns an address without what may be secret: user, query and fragment. */
    private static String place(URI uri) {
        String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
        return uri.getScheme() + "://" + uri.getHost() + port + uri.getRawPath();
    }

    /** Returns what {@code Retry-After} (RFC 9110) says: seconds, or a date. */
    private Optional<Duration> retryAfter() {
        String text = response.headers().firstValue("Retry-After").orElse("").strip();
        if (text.matches("[0-9]{1,9}")) {
            return Optional.of(Duration.ofSeconds(Long.parseLong(text)));
        }
        try {
            Instant at =
                    ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
            Duration wait = Duration.between(clock.instant(), at);
            return wait.isNegative() ? Optional.of(Duration.ZERO) : Optional.of(wait);
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
