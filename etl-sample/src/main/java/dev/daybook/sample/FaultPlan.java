package dev.daybook.sample;

import java.util.Arrays;

/**
 * A fault and the number of requests that it meets.
 *
 * @param requests at least 1; {@link #ALL} never ends
 */
public record FaultPlan(Fault fault, long requests) {

    /** As many requests as come. */
    public static final long ALL = Long.MAX_VALUE;

    /** Checks the number of requests. */
    public FaultPlan {
        if (requests < 1) {
            throw new IllegalArgumentException(
                    "Fault '" + fault + "' is for " + requests + " requests; expected at least 1");
        }
    }

    /** Reads {@code KIND} or {@code KIND:COUNT}; rejects an unknown kind, naming the known ones. */
    public static FaultPlan parse(String text) {
        int colon = text.indexOf(':');
        if (colon < 0) {
            return new FaultPlan(faultNamed(text), ALL);
        }
        String count = text.substring(colon + 1);
        if (!count.matches("[0-9]{1,9}")) {
            throw new IllegalArgumentException(
                    "Fault count '" + count + "' is not a number; expected KIND:COUNT");
        }
        return new FaultPlan(faultNamed(text.substring(0, colon)), Long.parseLong(count));
    }

    private static Fault faultNamed(String name) {
        return Arrays.stream(Fault.values())
                .filter(fault -> fault.toString().equals(name))
                .findFirst()
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        "Fault '%s' is not known; expected one of %s"
                                                .formatted(name, Arrays.toString(Fault.values()))));
    }
}
