package dev.daybook.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.sample.Api;
import dev.daybook.sample.SampleOptions;
import dev.daybook.sample.SampleServer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** SIGKILL at random moments; the seed is printed, so that a failure can be repeated. */
class KillIT {
    private static final String DATE = "2026-11-20";
    private static final int KILLS = 50;
    private static final long LONGEST = 1200;

    @Test
    void killedAtFiftyRandomMomentsAndStartedAgainTheBytesAreThoseOfAnUndisturbedRun(
            @TempDir Path folder) throws Exception {
        long seed = Long.getLong("kill.seed", System.nanoTime());
        System.out.println("kill.seed=" + seed);
        Random random = new Random(seed);
        Path recorded = Pipeline.root().resolve("etl-sample/recorded/randomuser");
        try (SampleServer source =
                SampleServer.start(SampleOptions.of(Api.RANDOMUSER).replay(recorded).build())) {
            Pipeline undisturbed = new Pipeline("randomuser", folder.resolve("undisturbed"));
            Ended ended = undisturbed.runAll(DATE, source.url().toString());
            assertThat(ended.exitCode()).as(ended.output()).isZero();
            String expected = undisturbed.sums(DATE);

            int kills = 0;
            int killed = 0;
            for (int run = 0; kills < KILLS; run++) {
                Pipeline pipeline = new Pipeline("randomuser", folder.resolve("run-" + run));
                for (String stage : Pipeline.STAGES) {
                    // Every stage of a run is killed up to twice before it may end.
                    for (int i = 0; i < 2 && kills < KILLS; i++, kills++) {
                        killed += kill(pipeline, stage, source, random) ? 1 : 0;
                        assertNothingPartialIsVisible(pipeline, expected);
                    }
                    finish(pipeline, stage, source);
                }
                assertThat(pipeline.sums(DATE)).as("seed %s run %s", seed, run).isEqualTo(expected);
                assertNoLeftovers(pipeline);
            }
            assertThat(killed).as("processes that were still running").isGreaterThan(KILLS / 3);
        }
    }

    private static boolean kill(Pipeline pipeline, String stage, SampleServer source, Random random)
            throws Exception {
        Process process = start(pipeline, stage, source);
        boolean ended = process.waitFor(random.nextLong(LONGEST), TimeUnit.MILLISECONDS);
        process.destroyForcibly().waitFor();
        return !ended;
    }

    private static void finish(Pipeline pipeline, String stage, SampleServer source)
            throws Exception {
        Process process = start(pipeline, stage, source);
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
    }

    private static Process start(Pipeline pipeline, String stage, SampleServer source) {
        return pipeline.start(stage, DATE, Pipeline.more(stage, source));
    }

    /** What the link shows is a whole generation or nothing. */
    private static void assertNothingPartialIsVisible(Pipeline pipeline, String expected) {
        Path published = pipeline.published(DATE);
        if (Files.exists(published)) {
            assertThat(pipeline.sums(DATE)).isEqualTo(expected);
            assertThat(Pipeline.files(published.resolve(".")).keySet())
                    .containsExactly(
                            "20261120_address.csv",
                            "20261120_login_data.csv",
                            "20261120_users.csv",
                            "SHA256SUMS",
                            "_SUCCESS",
                            "datapackage.json");
        }
        for (String stage : Pipeline.STAGES) {
            Path folder = pipeline.staged(DATE, stage);
            assertThat(!Files.exists(folder) || Files.exists(folder.resolve("manifest.json")))
                    .as("%s has a manifest", folder)
                    .isTrue();
        }
    }

    private static void assertNoLeftovers(Pipeline pipeline) throws Exception {
        try (var entries = Files.list(pipeline.staging().resolve("randomuser").resolve(DATE))) {
            List<String> names = entries.map(path -> path.getFileName().toString()).toList();
            for (String stage : Pipeline.STAGES) {
                assertThat(names)
                        .filteredOn(name -> name.startsWith("." + stage + "-"))
                        .as("folders of %s", stage)
                        .hasSize(1);
            }
        }
    }
}
