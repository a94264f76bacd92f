package dev.daybook.extract;

import java.time.Duration;
import java.util.Optional;

/**
 * A failure of the source that may be gone when it is asked again. Never leaves the stage: once the
 * attempts are used up it becomes exit code 69.
 */
final class SourceFault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Optional<Duration> retryAfter;

    SourceFault(String message) {
        this(message, Optional.empty());
    }

    /** Makes a fault of a source that says when to come back. */
    SourceFault(String message, Optional<Duration> retryAfter) {
        super(message);
        this.retryAfter = retryAfter;
    }

    Optional<Duration> retryAfter() {
        return retryAfter;
    }
}
