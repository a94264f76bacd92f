package dev.daybook.sample;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** Runs a sample source until it is killed. */
@Command(
        name = "sample",
        description = "Plays a JSON API, its traps included.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        exitCodeOnInvalidInput = 64,
        exitCodeOnExecutionException = 74)
public final class Main implements Callable<Integer> {

    @Spec private CommandSpec spec = CommandSpec.create();
    @Mixin private final Switches switches = new Switches();

    private Main() {}

    /** Runs with the arguments of the command line. */
    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return new CommandLine(new Main())
                .registerConverter(FaultPlan.class, Main::faultPlan)
                .registerConverter(Instant.class, Instant::parse)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler(Main::report);
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        SampleOptions options = options();
        try (SampleServer server = SampleServer.start(options)) {
            PrintWriter out = spec.commandLine().getOut();
            out.println("listening on " + server.url());
            out.flush();
            if (switches.isUntilStdinCloses()) {
                System.in.transferTo(OutputStream.nullOutputStream());
            } else {
                new CountDownLatch(1).await();
            }
        }
        return 0;
    }

    private SampleOptions options() {
        try {
            return switches.toOptions();
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
    }

    private static FaultPlan faultPlan(String text) {
        try {
            return FaultPlan.parse(text);
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException(String.valueOf(e.getMessage()));
        }
    }

    private static int report(Exception e, CommandLine commandLine, ParseResult parsed) {
        commandLine.getErr().println("The source cannot listen: " + e.getMessage());
        return commandLine.getCommandSpec().exitCodeOnExecutionException();
    }
}
