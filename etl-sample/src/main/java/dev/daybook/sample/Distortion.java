package dev.daybook.sample;

/** A well-formed answer that says something else than what was asked. */
enum Distortion {
    NONE,
    NO_INFO,
    CLAMPED_RESULTS,
    CLAMPED_PAGE,
    WRONG_SEED,
    WRONG_VERSION,
    RESULTS_NULL,
    RESULTS_OBJECT,
    UNKNOWN_FIELD
}
