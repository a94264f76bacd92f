package dev.daybook.task;

import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads command lines as schedulers write them, sound and without anything special, as picocli
 * would: to start that takes longer than the work of a small date has to.
 */
final class PlainArguments {
    /** A value may be another option, or the name of a file of arguments. */
    private static final String SPECIAL = "-@";

    private PlainArguments() {}

    /**
     * Returns what the arguments say, or nothing where picocli must look at them: for the help, and
     * for all that is or may be a fault.
     */
    static Optional<GivenOptions> read(List<Option> options, List<String> arguments) {
        Map<String, String> values = new HashMap<>();
        Iterator<String> rest = arguments.iterator();
        while (rest.hasNext()) {
            String argument = rest.next();
            int end = argument.indexOf('=');
            String name = end < 0 ? argument : argument.substring(0, end);
            Optional<Option> option = named(name, options);
            if (option.isEmpty() || (option.get().isFlag() && end >= 0)) {
                return Optional.empty();
            }
            String value = end < 0 ? following(option.get(), rest) : argument.substring(end + 1);
            if (!isPlain(value) || values.put(name, value) != null) {
                return Optional.empty();
            }
        }
        return hasRequired(options, values)
                ? Optional.of(new GivenOptions(values))
                : Optional.empty();
    }

    private static Optional<Option> named(String name, List<Option> options) {
        for (Option option : options) {
            if (option.name().equals(name)) {
                return Optional.of(option);
            }
        }
        return Optional.empty();
    }

    private static String following(Option option, Iterator<String> rest) {
        if (option.isFlag()) {
            return "true";
        }
        return rest.hasNext() ? rest.next() : "";
    }

    private static boolean isPlain(String value) {
        return !value.isEmpty() && SPECIAL.indexOf(value.charAt(0)) < 0;
    }

    private static boolean hasRequired(List<Option> options, Map<String, String> values) {
        for (Option option : options) {
            if (option.isRequired() && !values.containsKey(option.name())) {
                return false;
            }
        }
        return true;
    }
}
