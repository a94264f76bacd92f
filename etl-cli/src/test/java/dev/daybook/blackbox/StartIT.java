package dev.daybook.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.sample.Api;
import dev.daybook.sample.SampleOptions;
import dev.daybook.sample.SampleServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a stage loads when it starts: classes take most of the time of a small date. */
class StartIT {
    private static final String DATE = "2026-11-21";
    private static final String ARCHIVED = " source: shared objects file";

    /** By stage, one line a class that it has loaded: the name, and where from. */
    private static final Map<String, List<String>> LOADED = new HashMap<>();

    @TempDir private static Path folder;

    @BeforeAll
    static void runADate() throws Exception {
        try (SampleServer source = SampleServer.start(SampleOptions.of(Api.RANDOMUSER).build())) {
            for (String stage : Pipeline.STAGES) {
                Path log = folder.resolve(stage + ".log");
                Ended ended =
                        new Pipeline("randomuser", folder)
                                .withJvm("-Xlog:class+load:file=" + log + ":none")
                                .run(stage, DATE, Pipeline.more(stage, source));
                assertThat(ended.exitCode()).as(ended.output()).isZero();
                LOADED.put(stage, Files.readAllLines(log));
            }
        }
    }

    @Test
    void comesFromTheClassDataArchive() {
        LOADED.forEach(
                (stage, classes) ->
                        assertThat(classes)
                                .as(stage)
                                .filteredOn(line -> line.matches(".* source: (file|jrt):.*"))
                                .hasSizeLessThan(40));
    }

    @Test
    void generatesFewClasses() {
        LOADED.forEach(
                (stage, classes) ->
                        assertThat(classes)
                                .as(stage)
                                .filteredOn(line -> !line.contains(ARCHIVED))
                                .filteredOn(line -> !line.matches(".* source: (file|jrt):.*"))
                                .hasSizeLessThan(50));
    }

    @Test
    void linksNoMethodsOfRecords() {
        LOADED.forEach((stage, classes) -> isNotLoaded("java.lang.runtime.ObjectMethods", stage));
    }

    @Test
    void makesNoClassOfALambdaOfOurs() {
        LOADED.forEach(
                (stage, classes) ->
                        assertThat(classes)
                                .as(stage)
                                .noneMatch(line -> line.matches("dev\\.daybook\\..*\\$\\$Lambda.*"))
                                .anyMatch(
                                        line -> line.matches("dev\\.daybook\\..*\\$\\$L\\d+ .*")));
    }

    @Test
    void readsASoundCommandLineWithoutPicocli() {
        LOADED.forEach((stage, classes) -> isNotLoaded("picocli.", stage));
    }

    @Test
    void asksNoProvidersForDigests() {
        isNotLoaded("com.sun.crypto.provider.SunJCE", "extract");
    }

    @Test
    void readsNoCertificatesForAnHttpSource() {
        isNotLoaded("sun.security.ssl.SSLContextImpl", "extract");
    }

    @Test
    void startsNoFlightRecorder() {
        isNotLoaded("jdk.jfr.", "validate");
    }

    private static void isNotLoaded(String prefix, String stage) {
        assertThat(LOADED.get(stage)).as(stage).noneMatch(line -> line.startsWith(prefix));
    }
}
