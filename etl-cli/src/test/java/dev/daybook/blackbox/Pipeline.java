package dev.daybook.blackbox;

import dev.daybook.partition.Manifest;
import dev.daybook.partition.ManifestText;
import dev.daybook.sample.SampleServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The four jars of one pipeline over one staging and one output folder.
 *
 * <p>The temporary folder of every process does not exist, so whatever would be unpacked or spilled
 * outside the staging folder fails.
 */
final class Pipeline {
    static final String KEY_VARIABLE = "DAYBOOK_KEY";

    /** A key for these tests that production code takes. */
    static final String KEY = "cGxlYXNlIGRvIG5vdCB1c2UgdGhpcyBrZXkgYW55d2hlcmUgZWxzZSE=";

    static final List<String> STAGES = List.of("extract", "flatten", "validate", "export");

    private static final Path ROOT = Path.of(System.getProperty("daybook.root"));

    private final String name;
    private final Path folder;
    private final Map<String, String> environment = new HashMap<>();
    private final List<String> jvm = new ArrayList<>();

    Pipeline(String name, Path folder) {
        this.name = name;
        this.folder = folder;
        environment.put(KEY_VARIABLE, KEY);
        environment.put("DAYBOOK_CLOCK", "2026-11-21T23:00:00Z");
        jvm.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    }

    Pipeline with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    Pipeline withJvm(String... options) {
        jvm.addAll(List.of(options));
        return this;
    }

    static Path root() {
        return ROOT;
    }

    Path staging() {
        return folder.resolve("staging");
    }

    Path output() {
        return folder.resolve("output");
    }

    Path published(String date) {
        return output().resolve(name).resolve(date);
    }

    Path staged(String date, String stage) {
        return staging().resolve(name).resolve(date).resolve(stage);
    }

    /** Starts a stage with the command line that a container gets. */
    Process start(String stage, String date, String... more) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(jvm);
        command.add("-Djava.io.tmpdir=" + folder.resolve("no-such-folder"));
        Path jar = ROOT.resolve("etl-tasks/" + stage + "/target/" + stage + ".jar");
        command.add("-XX:SharedArchiveFile=" + jar + ".jsa");
        command.add("-Xlog:cds=off");
        command.addAll(List.of("-jar", jar.toString()));
        command.addAll(List.of("--pipeline", name, "--date", date));
        command.addAll(List.of("--staging", staging().toString()));
        command.addAll(List.of("--output", output().toString()));
        command.addAll(Arrays.asList(more));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().keySet().removeIf(key -> key.startsWith("DAYBOOK_"));
        builder.environment().putAll(environment);
        if (!stage.equals("extract")) {
            builder.environment().remove(KEY_VARIABLE);
        }
        try {
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns what a stage needs beside what all stages get. */
    static String[] more(String stage, SampleServer source) {
        return stage.equals("extract")
                ? new String[] {"--source", source.url().toString()}
                : new String[0];
    }

    Ended run(String stage, String date, String... more) {
        Process process = start(stage, date, more);
        try {
            String output =
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Ended(process.waitFor(), output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Runs the stages until one fails and returns how that, or the last, has ended. */
    Ended runAll(String date, String source, String... more) {
        List<String> extract = new ArrayList<>(List.of("--source", source));
        extract.addAll(Arrays.asList(more));
        Ended ended = run("extract", date, extract.toArray(new String[0]));
        for (String stage : STAGES.subList(1, STAGES.size())) {
            if (ended.exitCode() == 0) {
                ended = run(stage, date, more);
            }
        }
        return ended;
    }

    /** Returns the SHA256SUMS of a published date. */
    String sums(String date) {
        return text(published(date).resolve("SHA256SUMS"));
    }

    /** Returns the manifest of a stage. */
    Manifest manifest(String date, String stage) {
        Path file = staged(date, stage).resolve(Manifest.FILE);
        return ManifestText.read(file.toString(), text(file).getBytes(StandardCharsets.UTF_8));
    }

    /** Returns a published table. */
    Csv table(String date, String table) {
        return Csv.read(published(date).resolve(date.replace("-", "") + "_" + table + ".csv"));
    }

    /** Returns every regular file below a folder with its bytes. */
    static SortedMap<String, byte[]> files(Path folder) {
        SortedMap<String, byte[]> files = new TreeMap<>();
        try (Stream<Path> found = Files.walk(folder)) {
            for (Path file : found.filter(Files::isRegularFile).toList()) {
                files.put(folder.relativize(file).toString(), Files.readAllBytes(file));
            }
            return files;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
