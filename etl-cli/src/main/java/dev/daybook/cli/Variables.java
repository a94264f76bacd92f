package dev.daybook.cli;

import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The variables that stand for options, the same as those of the stages. */
final class Variables {
    private Variables() {}

    /**
     * Lets {@code DAYBOOK_STAGING} stand for {@code --staging}, and so on, where it is not given.
     */
    static CommandLine standFor(Object command, Shell shell) {
        CommandLine line = new CommandLine(command);
        line.setDefaultValueProvider(
                argument -> {
                    String value = shell.environment().getOrDefault(name(argument), "");
                    return value.isEmpty() ? null : value;
                });
        return line;
    }

    private static String name(ArgSpec argument) {
        String option = argument.isOption() ? ((OptionSpec) argument).longestName() : "";
        return "DAYBOOK_"
                + option.replaceFirst("^-+", "").replace('-', '_').toUpperCase(Locale.ROOT);
    }
}
