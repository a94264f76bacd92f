package dev.daybook.task;

import java.util.Map;

/**
 * What a command line and its environment say.
 *
 * @param values by the name of the option; a flag that is given has the value {@code true}
 */
public record GivenOptions(Map<String, String> values) {
    /** Copies the values. */
    public GivenOptions {
        values = Map.copyOf(values);
    }

    /** Returns the value of an option, or an empty text where it is not given. */
    public String text(String name) {
        return values.getOrDefault(name, "");
    }
}
