package dev.daybook.task;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The options of a task: those that all stages share and those of its own. */
final class TaskOptions {
    /** Shows the help; picocli alone knows it. */
    static final Option HELP = Option.flag("--help", "show this text");

    private TaskOptions() {}

    /** Returns all options of a task but {@link #HELP}, as the help lists them. */
    static List<Option> of(Task task) {
        List<Option> options = new ArrayList<>();
        options.add(Option.required("--pipeline", "NAME", "the pipeline, such as randomuser"));
        options.add(Option.required("--date", "yyyy-MM-dd", "the partition date, a day of UTC"));
        options.add(
                Option.required(
                        "--staging",
                        "DIR",
                        "the folder through which the stages hand over their work"));
        options.add(
                Option.text(
                        "--output",
                        "DIR",
                        "the folder in which tables are published (only export writes to it)"));
        options.add(
                Option.text(
                        "--contract",
                        "FILE",
                        "the contract; by default the one that ships under the pipeline's name"));
        options.add(
                Option.text(
                        "--contracts",
                        "DIR",
                        "a folder of contracts, <pipeline>.odcs.yaml, that come before those that ship"));
        options.add(Option.text("--run-id", "ID", "names the run in logs and in the result"));
        options.add(Option.text("--attempt", "N", "names the attempt of the run in the result"));
        options.add(
                Option.text(
                        "--result",
                        "FILE",
                        "where to write one JSON file about the outcome, on failure too"));
        options.addAll(task.options());
        return options;
    }

    /**
     * Returns the arguments of a command line with those that only the environment gives before
     * them. As a default value of picocli an option would not count as given.
     */
    static List<String> arguments(
            List<Option> options, Map<String, String> environment, String... given) {
        List<String> arguments = new ArrayList<>();
        options.forEach(option -> addVariable(option, environment, List.of(given), arguments));
        addVariable(HELP, environment, List.of(given), arguments);
        arguments.addAll(List.of(given));
        return arguments;
    }

    private static void addVariable(
            Option option,
            Map<String, String> environment,
            List<String> given,
            List<String> arguments) {
        String value = environment.getOrDefault(variable(option), "");
        if (!value.isEmpty() && !isIn(given, option.name())) {
            boolean set = option.isFlag() && value.equals("true");
            arguments.add(option.name() + (set ? "" : "=" + value));
        }
    }

    private static boolean isIn(List<String> given, String name) {
        for (String argument : given) {
            if (argument.equals(name) || argument.startsWith(name + "=")) {
                return true;
            }
        }
        return false;
    }

    /** Returns the variable that stands for an option: --run-id is DAYBOOK_RUN_ID. */
    private static String variable(Option option) {
        return "DAYBOOK_" + option.name().substring(2).replace('-', '_').toUpperCase(Locale.ROOT);
    }
}
