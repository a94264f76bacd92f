package dev.daybook.sample;

import java.util.OptionalInt;

/**
 * A page of people: seed, page number and page size are its whole identity.
 *
 * @param hasInfo whether the answer repeats the request
 */
record PageRequest(String seed, long page, long results, boolean hasInfo) {

    static final long MAX_PAGE = 10_000;

    private static final int SEED_WITH_NATIONALITY = 18;
    private static final int SEED_LENGTH = 16;

    /** Reads a query as the real API does: what it does not like becomes 1. */
    static PageRequest of(Query query, long maxResults) {
        return new PageRequest(
                query.parameter("seed").orElseGet(() -> seedOfRequest(query.number())),
                query.number("page", 1, MAX_PAGE, 1),
                query.number("results", 1, maxResults, 1),
                !query.parameters().containsKey("noinfo"));
    }

    /** Returns the page that a distorted answer holds. */
    PageRequest distorted(Distortion distortion) {
        return switch (distortion) {
            case NO_INFO -> new PageRequest(seed, page, results, false);
            case CLAMPED_RESULTS -> new PageRequest(seed, page, 1, hasInfo);
            case CLAMPED_PAGE -> new PageRequest(seed, page == 1 ? 2 : 1, results, hasInfo);
            case WRONG_SEED -> new PageRequest("another-" + seed, page, results, hasInfo);
            case NONE, WRONG_VERSION, RESULTS_NULL, RESULTS_OBJECT, UNKNOWN_FIELD -> this;
        };
    }

    /** Returns what all people of the page follow from. */
    long state() {
        String people = nationality().isPresent() ? seed.substring(0, SEED_LENGTH) : seed;
        return ((long) Dice.seedOf(people + (page == 1 ? "" : page)) << 32) ^ results;
    }

    /** Returns the number that the last two of exactly 18 characters hold, 0 if not hexadecimal. */
    OptionalInt nationality() {
        if (seed.length() != SEED_WITH_NATIONALITY) {
            return OptionalInt.empty();
        }
        String digits = seed.substring(SEED_LENGTH);
        return OptionalInt.of(digits.matches("[0-9a-fA-F]{2}") ? Integer.parseInt(digits, 16) : 0);
    }

    private static String seedOfRequest(long number) {
        return Hash.MD5.hex("request " + number).substring(0, SEED_LENGTH);
    }
}
