package dev.daybook.sample;

import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A way in which a source fails. On the command line a fault is written in lower case with hyphens,
 * e.g. {@code status-503}.
 */
// Answers and damages are immutable, which their types cannot say
@SuppressWarnings("ImmutableEnumChecker")
public enum Fault {
    /** No fault: lets requests pass before the next fault of a sequence. */
    PASS(Distortion.NONE),
    /** 503, not JSON. */
    STATUS_503(Answer.status(503, "Service Unavailable")),
    /** 429, not JSON, without Retry-After. */
    STATUS_429(Answer.status(429, "Too Many Requests")),
    /** 500, not JSON. */
    STATUS_500(Answer.status(500, "Internal Server Error")),
    /** 401, not JSON. */
    STATUS_401(Answer.status(401, "Unauthorized")),
    /** 403, not JSON. */
    STATUS_403(Answer.status(403, "Forbidden")),
    /** 404, not JSON. */
    STATUS_404(Answer.status(404, "Not Found")),
    /** 302 to {@code /elsewhere}. */
    STATUS_302(Answer.status(302, "Found").with("Location", "/elsewhere")),
    /** 200 with {@code {"error": …}}. */
    ERROR_BODY(Answer.error(200, "Uh oh, something has gone wrong. Please try again later.")),
    /** 200 with a page for people. */
    HTML(
            Answer.text(200, "text/html; charset=utf-8", "<!DOCTYPE html><title>Down</title>")
                    .with("Cache-Control", "no-cache")),
    /** 200 without a byte of body. */
    EMPTY_BODY(Answer.text(200, Answer.JSON, "")),
    /** A colon is missing in the middle of the body. */
    INVALID_JSON(Damage::removeColon),
    /** A lone byte E9 in a string in the middle of the body. */
    NOT_UTF8(Damage::insertLatin1),
    /** The object that repeats the request is missing; in the shop its four members. */
    NO_INFO(Distortion.NO_INFO),
    /** One result, whatever was asked, and the answer says so. */
    CLAMPED_RESULTS(Distortion.CLAMPED_RESULTS),
    /** Page 1, or page 2 where 1 was asked, and the answer says so. */
    CLAMPED_PAGE(Distortion.CLAMPED_PAGE),
    /** Another seed, or another day in the shop, and the answer says so. */
    WRONG_SEED(Distortion.WRONG_SEED),
    /** Version 1.3; the shop has no version and answers as ever. */
    WRONG_VERSION(Distortion.WRONG_VERSION),
    /** {@code null} where the list of records belongs. */
    RESULTS_NULL(Distortion.RESULTS_NULL),
    /** An object where the list of records belongs. */
    RESULTS_OBJECT(Distortion.RESULTS_OBJECT),
    /** A harmless member {@code loyaltyTier} in every record. */
    UNKNOWN_FIELD(Distortion.UNKNOWN_FIELD),
    /** The body ends in the middle, its Content-Length promises all of it. */
    TRUNCATED(Delivery.TRUNCATED),
    /** The body ends in the middle, without the last chunk. */
    TRUNCATED_CHUNKED(Delivery.TRUNCATED_CHUNKED),
    /** Never answers. */
    SLOW_HEADERS(Delivery.SILENT),
    /** Sends half of the body and then nothing. */
    STALLED_BODY(Delivery.STALLED),
    /** Answers after {@link SampleOptions#slowDelay()}. */
    SLOW(Delivery.LATE),
    /** Closes the connection before a single byte of answer. */
    CONNECTION_RESET(Delivery.CLOSED);

    private final Optional<Answer> replacement;
    private final Distortion distortion;
    private final UnaryOperator<byte[]> damage;
    private final Delivery delivery;

    Fault(Answer replacement) {
        this(Optional.of(replacement), Distortion.NONE, UnaryOperator.identity(), Delivery.WHOLE);
    }

    Fault(Distortion distortion) {
        this(Optional.empty(), distortion, UnaryOperator.identity(), Delivery.WHOLE);
    }

    Fault(UnaryOperator<byte[]> damage) {
        this(Optional.empty(), Distortion.NONE, damage, Delivery.WHOLE);
    }

    Fault(Delivery delivery) {
        this(Optional.empty(), Distortion.NONE, UnaryOperator.identity(), delivery);
    }

    Fault(
            Optional<Answer> replacement,
            Distortion distortion,
            UnaryOperator<byte[]> damage,
            Delivery delivery) {
        this.replacement = replacement;
        this.distortion = distortion;
        this.damage = damage;
        this.delivery = delivery;
    }

    Optional<Answer> replacement() {
        return replacement;
    }

    Distortion distortion() {
        return distortion;
    }

    UnaryOperator<byte[]> damage() {
        return damage;
    }

    Delivery delivery() {
        return delivery;
    }

    boolean isDamaging() {
        return this == INVALID_JSON || this == NOT_UTF8;
    }

    /** Returns the name as the command line writes it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
