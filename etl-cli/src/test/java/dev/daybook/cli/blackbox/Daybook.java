package dev.daybook.cli.blackbox;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The packaged program in an installation of its own, so that the data and the key of this one stay
 * untouched:
 *
 * <pre>
 * root/etl-tasks, etl-sample   links to those of this build
 * root/data, .daybook          written by the program
 * root/tmp                     the folder for temporary files of all its processes
 * </pre>
 */
record Daybook(Path root) {
    private static final Path BUILD = Path.of(System.getProperty("daybook.root"));

    static Daybook in(Path root) throws IOException {
        for (String folder : List.of("etl-tasks", "etl-sample")) {
            Files.createSymbolicLink(root.resolve(folder), BUILD.resolve(folder));
        }
        Files.createDirectories(root.resolve("tmp"));
        return new Daybook(root);
    }

    /** What a command has left behind. */
    record Ended(int exitCode, String out, String err) {}

    Process start(Map<String, String> variables, String... arguments) throws IOException {
        List<String> argv = new ArrayList<>();
        argv.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        argv.add("-Ddaybook.root=" + root);
        argv.add("-jar");
        argv.add(BUILD.resolve("etl-cli/target/daybook.jar").toString());
        argv.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(argv).directory(root.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("DAYBOOK_"));
        builder.environment().put("JAVA_TOOL_OPTIONS", "-Djava.io.tmpdir=" + root.resolve("tmp"));
        builder.environment().putAll(variables);
        return builder.redirectOutput(root.resolve("out").toFile())
                .redirectError(root.resolve("err").toFile())
                .start();
    }

    Ended run(Map<String, String> variables, String... arguments) throws Exception {
        int exitCode = start(variables, arguments).waitFor();
        return new Ended(exitCode, text("out"), err());
    }

    String err() throws IOException {
        return text("err").replaceAll("Picked up JAVA_TOOL_OPTIONS: .*\n", "");
    }

    private String text(String file) throws IOException {
        return Files.readString(root.resolve(file), StandardCharsets.UTF_8);
    }
}
