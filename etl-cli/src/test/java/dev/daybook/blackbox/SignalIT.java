package dev.daybook.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.sample.Api;
import dev.daybook.sample.SampleOptions;
import dev.daybook.sample.SampleServer;
import java.io.BufferedReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** SIGTERM at random moments; the seed is printed, so that a failure can be repeated. */
class SignalIT {
    private static final String DATE = "2026-11-20";
    private static final int SIGNALS_PER_STAGE = 8;
    private static final long LONGEST = 300;

    @TempDir private Path folder;

    @Test
    void aStageEndsWithin2SecondsAndLeavesNothingPartial() throws Exception {
        long seed = Long.getLong("signal.seed", System.nanoTime());
        System.out.println("signal.seed=" + seed);
        Random random = new Random(seed);
        Path recorded = Pipeline.root().resolve("etl-sample/recorded/randomuser");
        try (SampleServer source =
                SampleServer.start(SampleOptions.of(Api.RANDOMUSER).replay(recorded).build())) {
            Pipeline undisturbed = new Pipeline("randomuser", folder.resolve("undisturbed"));
            assertThat(undisturbed.runAll(DATE, source.url().toString()).exitCode()).isZero();

            Pipeline pipeline =
                    new Pipeline("randomuser", folder.resolve("signalled"))
                            .with("DAYBOOK_RESULT", result().toString());
            int ended = 0;
            for (String stage : Pipeline.STAGES) {
                String[] more = Pipeline.more(stage, source);
                for (int i = 0; i < SIGNALS_PER_STAGE; i++) {
                    Process process = pipeline.start(stage, DATE, more);
                    ended += signal(process, random.nextLong(LONGEST)) ? 1 : 0;
                    assertNothingPartial(pipeline);
                }
                Ended last = pipeline.run(stage, DATE, more);
                assertThat(last.exitCode()).as(last.output()).isZero();
            }

            assertThat(pipeline.sums(DATE)).isEqualTo(undisturbed.sums(DATE));
            assertThat(ended).as("stages that were still running").isGreaterThan(SIGNALS_PER_STAGE);
        }
    }

    private Path result() {
        return folder.resolve("result.json");
    }

    /** Sends the signal some milliseconds after the first line; returns whether it has ended it. */
    private boolean signal(Process process, long delay) throws Exception {
        StringBuilder log = new StringBuilder();
        try (BufferedReader lines = process.inputReader()) {
            log.append(lines.readLine()).append('\n');
            Thread.sleep(delay);
            // Process.destroy() would close the streams too.
            process.toHandle().destroy();
            long start = System.nanoTime();
            lines.lines().forEach(line -> log.append(line).append('\n'));
            int exitCode = process.waitFor();
            Duration taken = Duration.ofNanos(System.nanoTime() - start);
            assertThat(exitCode).as(log.toString()).isIn(0, 143);
            if (exitCode == 143) {
                assertThat(taken).isLessThan(Duration.ofSeconds(2));
                assertThat(log.toString().lines().reduce((before, last) -> last).orElseThrow())
                        .endsWith(
                                "exit 143 (ended by a signal): stopped before it was done; run it"
                                        + " again");
            }
            assertThat(Files.readString(result())).contains("\"exitCode\" : " + exitCode);
            return exitCode == 143;
        }
    }

    private static void assertNothingPartial(Pipeline pipeline) throws Exception {
        for (Path parent :
                List.of(
                        pipeline.staging().resolve("randomuser").resolve(DATE),
                        pipeline.output().resolve(".generations/randomuser").resolve(DATE))) {
            if (Files.exists(parent)) {
                try (Stream<Path> entries = Files.list(parent)) {
                    assertThat(entries).allMatch(SignalIT::isWholeOrPages);
                }
            }
        }
    }

    /** The pages that an ended extract has received are used by the next one. */
    private static boolean isWholeOrPages(Path folder) {
        return Files.exists(folder.resolve("manifest.json"))
                || Files.exists(folder.resolve("_SUCCESS"))
                || folder.getFileName().toString().matches("\\.extract-[0-9]+");
    }
}
