package dev.daybook.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.Consumer;

/**
 * Runs stages as processes: their log goes into a file, what became of them is read from another.
 */
final class StageProcess {
    private final Home home;
    private final Children children;
    private final StageEnvironment environment;
    private final Path results;

    /**
     * Makes a starter of stages.
     *
     * @param results the folder for the files in which stages say what became of them
     */
    StageProcess(Home home, Children children, StageEnvironment environment, Path results) {
        this.home = home;
        this.children = children;
        this.environment = environment;
        this.results = results;
    }

    /**
     * Runs a stage to its end.
     *
     * @param lines takes each line that it logs, when it comes
     */
    StageResult run(StageCommand command, Consumer<String> lines)
            throws IOException, InterruptedException {
        Path result = results.resolve(command.partition().date() + "-" + command.stage().word());
        ProcessBuilder builder =
                new ProcessBuilder(command.argv(Home.java(), home.jar(command.stage())))
                        .redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().putAll(environment.of(command.stage(), result));
        Process process = children.start(builder);
        process.getOutputStream().close();
        copy(process, command.order().layout().log(command.partition()), lines);
        return StageResult.read(result, children.waitFor(process));
    }

    private static void copy(Process process, Path log, Consumer<String> lines) throws IOException {
        Files.createDirectories(log.resolveSibling(""));
        try (BufferedReader reader =
                        new BufferedReader(
                                new InputStreamReader(
                                        process.getInputStream(), StandardCharsets.UTF_8));
                PrintStream file =
                        new PrintStream(
                                Files.newOutputStream(
                                        log, StandardOpenOption.CREATE, StandardOpenOption.APPEND),
                                true,
                                StandardCharsets.UTF_8)) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                file.println(line);
                lines.accept(line);
            }
        }
    }
}
