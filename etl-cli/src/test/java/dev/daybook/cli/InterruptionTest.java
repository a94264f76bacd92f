package dev.daybook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class InterruptionTest {
    @TempDir private Path root;

    private Process start() throws Exception {
        ProcessBuilder builder =
                new ProcessBuilder(
                        Home.java().toString(),
                        "-Ddaybook.root=" + root,
                        "-Djava.io.tmpdir=" + Files.createDirectories(root.resolve("tmp")),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName(),
                        "backfill",
                        "--from",
                        "2026-11-19",
                        "--to",
                        "2026-11-20",
                        "--source",
                        "sample");
        builder.environment().put("FAKE_ENDS", "2026-11-20-flatten=wait");
        return builder.redirectError(root.resolve("err").toFile())
                .redirectOutput(root.resolve("out").toFile())
                .start();
    }

    @Test
    @Timeout(60)
    void endsEveryChildAndSaysHowToGoOn() throws Exception {
        FakeInstallation.in(root);
        Process process = start();
        Path waiting = root.resolve("data/staging/calls/2026-11-20-flatten");
        while (!Files.exists(waiting) && process.isAlive()) {
            TimeUnit.MILLISECONDS.sleep(20);
        }
        List<ProcessHandle> children = process.descendants().toList();
        assertThat(children).as("the stage and the sample source").hasSize(2);

        process.destroy();

        assertThat(process.waitFor()).isEqualTo(143);
        assertThat(children).noneMatch(ProcessHandle::isAlive);
        assertThat(Files.readString(root.resolve("err"), StandardCharsets.UTF_8))
                .isEqualTo("stopped; finished: 2026-11-19; give the same command again to go on\n");
        assertThat(root.resolve("tmp")).isDirectoryNotContaining("glob:**/daybook-*");
    }
}
