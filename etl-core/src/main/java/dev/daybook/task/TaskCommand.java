package dev.daybook.task;

import dev.daybook.problem.Words;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** The command line of a task: the options that all stages share and those of its own. */
final class TaskCommand {
    private TaskCommand() {}

    static CommandLine of(Task task) {
        CommandSpec spec = CommandSpec.create().name(task.stage().word());
        spec.usageMessage()
                .description(task.description().toArray(new String[0]))
                .footer(footer())
                .width(100)
                .sortOptions(false)
                .abbreviateSynopsis(true);
        shared().forEach(spec::addOption);
        task.options().forEach(spec::addOption);
        spec.addOption(help());
        spec.version("daybook " + task.stage().word() + " " + Version.text());
        // All faults of a command line at once, and the result file although there are some.
        spec.parser().collectErrors(true);
        return new CommandLine(spec);
    }

    /**
     * Returns the arguments of a command line with those that only the environment gives before
     * them. As a default value of picocli an option would not count as given.
     */
    static String[] arguments(
            CommandLine command, Map<String, String> environment, String... given) {
        List<String> arguments = new ArrayList<>();
        for (OptionSpec option : command.getCommandSpec().options()) {
            String value = environment.getOrDefault(variable(option), "");
            if (!value.isEmpty() && Arrays.stream(given).noneMatch(isOneOf(option))) {
                boolean set = option.arity().max() == 0 && value.equals("true");
                arguments.add(option.longestName() + (set ? "" : "=" + value));
            }
        }
        arguments.addAll(List.of(given));
        return arguments.toArray(new String[0]);
    }

    private static Predicate<String> isOneOf(OptionSpec option) {
        return argument ->
                Arrays.stream(option.names())
                        .anyMatch(name -> argument.equals(name) || argument.startsWith(name + "="));
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

    /** Returns the variable that stands for an option: --run-id is DAYBOOK_RUN_ID. */
    private static String variable(OptionSpec option) {
        String name = option.longestName().replaceFirst("^-+", "");
        return "DAYBOOK_" + name.replace('-', '_').toUpperCase(Locale.ROOT);
    }

    /** Returns the value of an option, from the command line or its variable, or an empty text. */
    static String text(ParseResult options, String name) {
        OptionSpec option = options.commandSpec().findOption(name);
        Object value = option == null ? null : option.getValue();
        return value == null ? "" : value.toString();
    }

    private static List<OptionSpec> shared() {
        List<OptionSpec> options = new ArrayList<>();
        options.add(required("--pipeline", "NAME", "the pipeline, such as randomuser"));
        options.add(required("--date", "yyyy-MM-dd", "the partition date, a day of UTC"));
        options.add(
                required(
                        "--staging",
                        "DIR",
                        "the folder through which the stages hand over their work"));
        options.add(
                text(
                        "--output",
                        "DIR",
                        "the folder in which tables are published (only export writes to it)"));
        options.add(
                text(
                        "--contract",
                        "FILE",
                        "the contract; by default the one that ships under the pipeline's name"));
        options.add(
                text(
                        "--contracts",
                        "DIR",
                        "a folder of contracts, <pipeline>.odcs.yaml, that come before those that ship"));
        options.add(text("--run-id", "ID", "names the run in logs and in the result"));
        options.add(text("--attempt", "N", "names the attempt of the run in the result"));
        options.add(
                text(
                        "--result",
                        "FILE",
                        "where to write one JSON file about the outcome, on failure too"));
        return options;
    }

    private static OptionSpec required(String name, String label, String description) {
        return OptionSpec.builder(name)
                .paramLabel(label)
                .type(String.class)
                .required(true)
                .description(description)
                .build();
    }

    private static OptionSpec text(String name, String label, String description) {
        return OptionSpec.builder(name)
                .paramLabel(label)
                .type(String.class)
                .description(description)
                .build();
    }

    private static OptionSpec help() {
        return OptionSpec.builder("-h", "--help")
                .usageHelp(true)
                .type(boolean.class)
                .description("show this text")
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
