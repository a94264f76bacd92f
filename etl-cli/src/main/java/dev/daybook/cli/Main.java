package dev.daybook.cli;

import dev.daybook.task.Version;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** The program {@code daybook}. */
public final class Main {
    private Main() {}

    /** Runs one command and ends the process with its exit code. */
    public static void main(String[] arguments) {
        Shell shell =
                new Shell(
                        Home.find(),
                        System.getenv(),
                        utf8(FileDescriptor.out),
                        utf8(FileDescriptor.err),
                        Shell.isTerminal(hasConsole(), System.getenv()));
        System.exit(run(shell, arguments));
    }

    /** JDK 22 to 24 have a console in a file too, unless told which kind to use. */
    @SuppressWarnings("SystemConsoleNull")
    private static boolean hasConsole() {
        System.setProperty("jdk.console", "java.base");
        return System.console() != null;
    }

    private static PrintStream utf8(FileDescriptor descriptor) {
        return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
    }

    /** Runs one command and returns its exit code; without arguments the help. */
    static int run(Shell shell, String... arguments) {
        return commandLine(shell)
                .execute(arguments.length == 0 ? new String[] {"help"} : arguments);
    }

    private static CommandLine commandLine(Shell shell) {
        CommandLine daybook =
                new CommandLine(new DaybookCommand())
                        .addSubcommand(new DemoCommand(shell))
                        .addSubcommand(Variables.standFor(new RunCommand(shell), shell))
                        .addSubcommand(Variables.standFor(new BackfillCommand(shell), shell))
                        .addSubcommand(new ContractCommand(shell))
                        .addSubcommand(new ErdCommand(shell))
                        .addSubcommand(new KeyCommand(shell))
                        .addSubcommand(helpCommand());
        addHelp(daybook);
        addVersion(daybook);
        Failures failures = new Failures(shell);
        return daybook.setOut(shell.outWriter())
                .setErr(shell.errWriter())
                .setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF))
                .setUsageHelpWidth(100)
                .setParameterExceptionHandler(failures)
                .setExecutionExceptionHandler(failures);
    }

    private static CommandLine helpCommand() {
        CommandLine help = new CommandLine(new CommandLine.HelpCommand());
        help.getCommandSpec().usageMessage().description("tell more about a command");
        return help;
    }

    private static void addVersion(CommandLine command) {
        command.getCommandSpec()
                .version("daybook " + Version.text())
                .addOption(
                        OptionSpec.builder("-V", "--version")
                                .versionHelp(true)
                                .type(boolean.class)
                                .description("show the version")
                                .build());
    }

    private static void addHelp(CommandLine command) {
        if (command.getCommandSpec().findOption("--help") == null) {
            command.getCommandSpec()
                    .addOption(
                            OptionSpec.builder("-h", "--help")
                                    .usageHelp(true)
                                    .type(boolean.class)
                                    .description("show this text")
                                    .build());
        }
        command.getSubcommands().values().forEach(Main::addHelp);
    }
}
