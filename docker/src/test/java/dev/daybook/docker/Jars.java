package dev.daybook.docker;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The same command lines without containers: the jars on this machine, with folders in place of
 * volumes.
 */
record Jars(Containers containers, Path folder) {
    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();

    /** Runs all stages and returns the published {@code SHA256SUMS}. */
    String run() throws Exception {
        Process sample = startSample();
        try (BufferedReader lines = sample.inputReader(StandardCharsets.UTF_8)) {
            String url = lines.readLine().replaceFirst("listening on ", "");
            for (Containers.Stage stage : containers.stages()) {
                run(stage, url);
            }
        } finally {
            sample.destroy();
        }
        return Files.readString(
                folder.resolve("output")
                        .resolve(containers.pipeline())
                        .resolve(containers.date())
                        .resolve("SHA256SUMS"));
    }

    private static Process startSample() throws IOException {
        Path module = Containers.ROOT.resolve("etl-sample");
        return new ProcessBuilder(
                        JAVA,
                        "-jar",
                        module.resolve("target/sample.jar").toString(),
                        "--api",
                        "randomuser",
                        "--replay",
                        module.resolve("recorded/randomuser").toString(),
                        "--until-stdin-closes")
                .start();
    }

    private void run(Containers.Stage stage, String url) throws Exception {
        String name = stage.stage();
        Path jar = Containers.ROOT.resolve("etl-tasks/" + name + "/target/" + name + ".jar");
        List<String> command = new ArrayList<>(List.of(JAVA, "-jar", jar.toString()));
        stage.command().forEach(word -> command.add(here(word, url)));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        Map<String, String> environment = builder.environment();
        environment.keySet().removeIf(variable -> variable.startsWith("DAYBOOK_"));
        stage.environment().forEach((key, value) -> environment.put(key, here(value, url)));
        environment.put("DAYBOOK_CLOCK", Site.CLOCK);
        stage.secrets().forEach(secret -> environment.put(secret, Site.KEY));
        Process process = builder.start();
        String log = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new AssertionError(name + ":\n" + log);
        }
    }

    private String here(String word, String url) {
        return word.matches("/(staging|output|contracts)(/.*)?")
                ? folder + word
                : word.startsWith("http://") ? url : word;
    }
}
