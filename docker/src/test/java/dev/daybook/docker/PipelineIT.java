package dev.daybook.docker;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The four images as the DAG starts them. */
class PipelineIT {
    private static final Containers CONTAINERS = Containers.read();
    private static final String PUBLISHED =
            "/output/" + CONTAINERS.pipeline() + "/" + CONTAINERS.date() + "/";
    private static final List<Integer> DELAYS = List.of(0, 150);

    @TempDir private static Path folder;

    private static String expected = "";

    @BeforeAll
    static void runTheJars() throws Exception {
        expected = new Jars(CONTAINERS, folder).run();
    }

    private static JsonNode result(Run run, String stage) {
        return run.json(CONTAINERS.stage(stage).environment().get("DAYBOOK_RESULT"));
    }

    private static String sha256(byte[] bytes) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }

    @Test
    void givesTheBytesThatTheJarsGive() throws Exception {
        try (Site site = new Site(CONTAINERS)) {
            for (Containers.Stage stage : CONTAINERS.stages()) {
                Run run = site.run(stage.stage());

                JsonNode result = result(run, stage.stage());
                assertThat(result.get("stage").asString()).isEqualTo(stage.stage());
                assertThat(result.get("runId").asString()).isEqualTo(CONTAINERS.runId());
                assertThat(result.get("exitCode").asInt()).isZero();
                assertThat(run.lastLine()).endsWith(result.get("verdict").asString());
                String hashed =
                        stage.stage().equals("export")
                                ? PUBLISHED + "SHA256SUMS"
                                : "/staging/"
                                        + partition()
                                        + "/"
                                        + stage.stage()
                                        + "/manifest.json";
                assertThat(result.get("sha256").asString()).isEqualTo(sha256(run.bytes(hashed)));
            }
            Run again = site.run("export");
            assertThat(again.text(PUBLISHED + "SHA256SUMS")).isEqualTo(expected);
            for (String line : expected.lines().toList()) {
                String[] words = line.split("  ", -1);
                assertThat(sha256(again.bytes(PUBLISHED + words[1]))).isEqualTo(words[0]);
            }
        }
    }

    private static String partition() {
        return CONTAINERS.pipeline() + "/" + CONTAINERS.date();
    }

    @Test
    void givesTheSameBytesAfterKillsInTheMiddle() throws Exception {
        try (Site site = new Site(CONTAINERS)) {
            int killed = 0;
            for (Containers.Stage stage : CONTAINERS.stages()) {
                for (int delay : DELAYS) {
                    Run run = site.start(stage.stage()).untilItLogs();
                    Thread.sleep(delay);
                    if (Boolean.TRUE.equals(run.inspect().getState().getRunning())) {
                        run.signal("KILL");
                    }
                    killed += run.exitCode() == 137 ? 1 : 0;
                }
                site.run(stage.stage());
            }
            assertThat(killed).isPositive();
            assertThat(site.run("export").text(PUBLISHED + "SHA256SUMS")).isEqualTo(expected);
        }
    }

    @Test
    void stopsWithin2SecondsOfSigterm() throws Exception {
        // The source answers a minute later, so the signal comes while extract waits for it.
        try (Site site =
                new Site(
                        CONTAINERS,
                        "--api=randomuser",
                        "--replay=/recorded/randomuser",
                        "--fault=slow:9",
                        "--slow-delay=PT1M")) {
            Run run = site.start("extract").untilItLogs();
            long start = System.nanoTime();
            run.signal("TERM");

            assertThat(run.exitCode()).isEqualTo(143);
            assertThat(Duration.ofNanos(System.nanoTime() - start))
                    .isLessThan(Duration.ofSeconds(2));
            assertThat(run.lastLine())
                    .isEqualTo(
                            "ERROR extract - exit 143 (ended by a signal): stopped before it was"
                                    + " done; run it again");
            assertThat(result(run, "extract").get("exitCode").asInt()).isEqualTo(143);
        }
    }
}
