package dev.daybook.cli;

import dev.daybook.problem.EtlException;
import dev.daybook.problem.ExitCode;
import dev.daybook.problem.Words;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Says what went wrong, on the error output, and which exit code that is. */
final class Failures
        implements CommandLine.IParameterExceptionHandler, CommandLine.IExecutionExceptionHandler {
    private final Shell shell;

    Failures(Shell shell) {
        this.shell = shell;
    }

    @Override
    public int handleParseException(CommandLine.ParameterException e, String[] arguments) {
        return fail(ExitCode.USAGE, message(e));
    }

    private static String message(CommandLine.ParameterException e) {
        CommandLine command = e.getCommandLine();
        if (e instanceof CommandLine.UnmatchedArgumentException unmatched) {
            String found = unmatched.getUnmatched().get(0);
            if (found.startsWith("-")) {
                return unknown("option", found, options(command));
            }
            if (!command.getSubcommands().isEmpty()) {
                return unknown("command", found, subcommands(command));
            }
        } else if (!command.getSubcommands().isEmpty()) {
            return "a command is missing; expected one of " + subcommands(command);
        }
        if (e instanceof CommandLine.MissingParameterException missing) {
            return labels(missing.getMissing()) + " is missing" + hint(command);
        }
        return e.getMessage() + hint(command);
    }

    private static String hint(CommandLine command) {
        return "; see ./" + command.getCommandSpec().qualifiedName() + " --help";
    }

    private static String labels(List<ArgSpec> missing) {
        return missing.stream().map(Failures::label).collect(Collectors.joining(", "));
    }

    private static String label(ArgSpec argument) {
        String name = argument.isOption() ? ((OptionSpec) argument).longestName() + " " : "";
        return name + argument.paramLabel();
    }

    private static String unknown(String kind, String found, List<String> known) {
        return "the "
                + kind
                + " '"
                + found
                + "' is not known; "
                + Words.expectedOneOf(found, known);
    }

    private static List<String> subcommands(CommandLine command) {
        return List.copyOf(command.getSubcommands().keySet());
    }

    private static List<String> options(CommandLine command) {
        List<String> names = new ArrayList<>();
        command.getCommandSpec().options().forEach(option -> names.add(option.longestName()));
        return names;
    }

    @Override
    public int handleExecutionException(
            Exception e, CommandLine command, CommandLine.ParseResult options) {
        if (e instanceof CommandLine.ParameterException wrong) {
            return fail(ExitCode.USAGE, message(wrong));
        }
        if (e instanceof EtlException known) {
            return fail(known.exitCode(), String.valueOf(known.getMessage()));
        }
        if (e instanceof IOException || e instanceof UncheckedIOException) {
            return fail(ExitCode.IO_FAILED, "reading or writing failed: " + e.getMessage());
        }
        e.printStackTrace(shell.err());
        return fail(ExitCode.BUG, "a bug: " + e + "; please report it with the lines above");
    }

    private int fail(ExitCode code, String message) {
        shell.err().println(message);
        return code.number();
    }
}
