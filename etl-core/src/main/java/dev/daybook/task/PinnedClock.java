package dev.daybook.task;

import dev.daybook.problem.EtlException;
import dev.daybook.problem.ExitCode;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeParseException;
import java.util.Map;

/** The clock of a task: the system's, or one that stands still where a variable says so. */
public final class PinnedClock {
    /** The variable with the instant, such as {@code 2026-11-21T06:00:00Z}. */
    public static final String VARIABLE = "DAYBOOK_CLOCK";

    private PinnedClock() {}

    /**
     * Returns the clock for an environment.
     *
     * @throws EtlException with exit code 64 if the variable does not hold an instant
     */
    public static InstantSource from(Map<String, String> environment) {
        String text = environment.getOrDefault(VARIABLE, "");
        if (text.isEmpty()) {
            return InstantSource.system();
        }
        try {
            return InstantSource.fixed(Instant.parse(text));
        } catch (DateTimeParseException e) {
            throw new EtlException(
                    ExitCode.USAGE,
                    VARIABLE
                            + " is '"
                            + text
                            + "'; expected an instant in UTC, such as 2026-11-21T06:00:00Z");
        }
    }
}
