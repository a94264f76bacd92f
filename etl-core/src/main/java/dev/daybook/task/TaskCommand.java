package dev.daybook.task;

import dev.daybook.problem.Words;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** The command line of a task as picocli reads and explains it. */
final class TaskCommand {
    private TaskCommand() {}

    static CommandLine of(Task task, List<Option> options) {
        CommandSpec spec = CommandSpec.create().name(task.stage().word());
        spec.usageMessage()
                .description(task.description().toArray(new String[0]))
                .footer(footer())
                .width(100)
                .sortOptions(false)
                .abbreviateSynopsis(true);
        options.forEach(option -> spec.addOption(spec(option)));
        spec.addOption(help());
        spec.version("daybook " + task.stage().word() + " " + Version.text());
        // All faults of a command line at once, and the result file although there are some.
        spec.parser().collectErrors(true);
        return new CommandLine(spec);
    }

    /** Returns what is wrong with a command line, all of it, with the nearest options. */
    static String fault(CommandLine command, ParseResult options) {
        List<String> faults = new ArrayList<>();
        for (Exception error : options.errors()) {
            if (error instanceof UnmatchedArgumentException unmatched) {
                unmatched.getUnmatched().forEach(text -> faults.add(unknown(command, text)));
            } else {
                faults.add(String.valueOf(error.getMessage()));
            }
        }
        return String.join("; ", faults) + "; see --help";
    }

    private static String unknown(CommandLine command, String text) {
        String name = text.replaceFirst("=.*", "");
        if (!name.startsWith("-")) {
            // A value without its option may be anything, so it is not repeated.
            return "an argument without an option";
        }
        List<String> names =
                command.getCommandSpec().options().stream().map(OptionSpec::longestName).toList();
        return "the option '" + name + "' is not known; " + Words.expectedOneOf(name, names);
    }

    /** Returns the options that picocli has understood, also where there are faults. */
    static GivenOptions given(ParseResult options) {
        Map<String, String> values = new HashMap<>();
        for (OptionSpec option : options.commandSpec().options()) {
            Object value = option.getValue();
            if (value != null) {
                values.put(option.longestName(), value.toString());
            }
        }
        return new GivenOptions(values);
    }

    private static OptionSpec spec(Option option) {
        OptionSpec.Builder spec =
                OptionSpec.builder(option.name())
                        .type(option.isFlag() ? boolean.class : String.class)
                        .required(option.isRequired())
                        .description(option.description());
        return option.isFlag() ? spec.build() : spec.paramLabel(option.label()).build();
    }

    private static OptionSpec help() {
        return OptionSpec.builder("-h", TaskOptions.HELP.name())
                .usageHelp(true)
                .type(boolean.class)
                .description(TaskOptions.HELP.description())
                .build();
    }

    private static String[] footer() {
        return new String[] {
            "",
            "Every option has a variable: --run-id is DAYBOOK_RUN_ID. DAYBOOK_CLOCK pins the clock.",
            "",
            "Exit codes:",
            "  0 done                        64 wrong usage          65 the data was rejected",
            "  66 input missing or changed   69 source unavailable   70 a bug",
            "  74 reading or writing failed  75 partition locked     78 contract, configuration or key",
            "  143 ended by a signal"
        };
    }
}
