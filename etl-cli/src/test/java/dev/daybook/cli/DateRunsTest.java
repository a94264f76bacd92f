package dev.daybook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs real processes, of jars that only write down how they were called. */
class DateRunsTest {
    private static final Map<String, String> KEY = Map.of("DAYBOOK_KEY", "from the shell");

    @TempDir private Path root;

    @BeforeEach
    void install() throws Exception {
        FakeInstallation.in(root);
    }

    private String call(String name) throws Exception {
        return Files.readString(root.resolve("data/staging/calls").resolve(name));
    }

    private static Map<String, String> with(String variable, String value) {
        Map<String, String> environment = new HashMap<>(KEY);
        environment.put(variable, value);
        return environment;
    }

    @Test
    void aDateRunsThroughAllStages() throws Exception {
        TestShell shell = new TestShell(root, KEY);
        assertThat(shell.run("run", "--date", "2026-11-20")).as(shell.err()).isZero();
        assertThat(shell.out().replaceAll("[0-9]+\\.[0-9] s", "0.1 s"))
                .isEqualTo(
                        """
                        2026-11-20 extract   done in 0.1 s: extract is done
                        2026-11-20 flatten   done in 0.1 s: flatten is done
                        2026-11-20 validate  done in 0.1 s: validate is done
                        2026-11-20 export    done in 0.1 s: export is done
                        date        exit  users  address  outcome
                        2026-11-20     0    500      498  unchanged, 2 rows in quarantine
                        files: data/output/randomuser/2026-11-20
                        """);
        assertThat(call("2026-11-20-extract"))
                .startsWith("--pipeline randomuser --date 2026-11-20 --staging " + root)
                .doesNotContain("--source")
                .endsWith("{DAYBOOK_KEY=from the shell}\n");
        assertThat(call("2026-11-20-export")).endsWith("{}\n");
        assertThat(root.resolve("data/logs/randomuser/2026-11-20.log"))
                .content()
                .startsWith("INFO extract - at work\nINFO extract - extract is done\nINFO flatten");
    }

    @Test
    void theExitCodeIsThatOfTheStageThatFailed() {
        TestShell shell = new TestShell(root, with("FAKE_ENDS", "2026-11-20-validate=65"));
        assertThat(shell.run("run", "--date", "2026-11-20")).isEqualTo(65);
        assertThat(shell.err().replaceAll("[0-9]+\\.[0-9] s", "0.1 s"))
                .isEqualTo(
                        """
                        INFO validate - at work
                        2026-11-20 validate  exit 65 (the data was rejected) after 0.1 s: validate has found a fault
                        log: data/logs/randomuser/2026-11-20.log
                        """);
        assertThat(root.resolve("data/staging/calls/2026-11-20-export")).doesNotExist();
    }

    @Test
    void everythingIsShownWhereItIsAskedFor() {
        TestShell shell = new TestShell(root, KEY);
        assertThat(shell.run("run", "--date", "2026-11-20", "--verbose")).isZero();
        assertThat(shell.err())
                .startsWith("2026-11-20 INFO extract - at work\n2026-11-20 INFO extract - extract");
    }

    @Test
    void aFailedDateStopsNoOther() {
        TestShell shell =
                new TestShell(
                        root, with("FAKE_ENDS", "2026-11-20-flatten=66,2026-11-21-extract=69"));
        int exitCode =
                shell.run(
                        "backfill",
                        "--from",
                        "2026-11-19",
                        "--to",
                        "2026-11-22",
                        "--parallel",
                        "2");
        assertThat(exitCode).isEqualTo(66);
        assertThat(shell.out())
                .endsWith(
                        """
                        date        exit  users  address  outcome
                        2026-11-19     0    500      498  unchanged, 2 rows in quarantine
                        2026-11-20    66    500      498  flatten failed: exit 66 (an input is missing or is not what its manifest says)
                        2026-11-21    69                  extract failed: exit 69 (the source is unavailable)
                        2026-11-22     0    500      498  unchanged, 2 rows in quarantine
                        logs: data/logs
                        """);
    }

    @Test
    void withoutAKeyNothingRuns() {
        TestShell shell = new TestShell(root, Map.of());
        assertThat(shell.run("run", "--date", "2026-11-20")).isEqualTo(78);
        assertThat(shell.err())
                .isEqualTo(
                        "found no key: neither the variable DAYBOOK_KEY nor the file"
                                + " '.daybook/key' is there; make one: ./daybook key new\n");
        assertThat(root.resolve("data")).doesNotExist();
    }

    @Test
    void theSampleSourceGetsByWithAKeyMadeForIt() throws Exception {
        TestShell shell = new TestShell(root, Map.of());
        assertThat(shell.run("run", "--date", "2026-11-20", "--source", "sample"))
                .as(shell.err())
                .isZero();
        assertThat(shell.out()).startsWith("made the key .daybook/key, ");
        String key = new KeyFile(root.resolve(".daybook/key")).read();
        assertThat(call("2026-11-20-extract"))
                .contains("--source http://127.0.0.1:8099 ")
                .endsWith("{DAYBOOK_KEY=" + key + "}\n");
        assertThat(call("2026-11-20-flatten")).doesNotContain("DAYBOOK_KEY", "--source");
        assertThat(shell.out() + shell.err()).doesNotContain(key);
    }

    @Test
    void theEnvironmentWinsOverTheKeyFile() throws Exception {
        new KeyFile(root.resolve(".daybook/key")).make();
        TestShell shell = new TestShell(root, KEY);
        assertThat(shell.run("run", "--date", "2026-11-20")).isZero();
        assertThat(call("2026-11-20-extract")).endsWith("{DAYBOOK_KEY=from the shell}\n");
    }

    @Test
    void anotherSourceStandsOnTheCommandLineOfExtract() throws Exception {
        TestShell shell = new TestShell(root, KEY);
        assertThat(shell.run("run", "--date", "2026-11-20", "--source", "http://localhost:1"))
                .isZero();
        assertThat(call("2026-11-20-extract")).contains(" --source http://localhost:1 --run-id ");
    }

    @Test
    void theDemoRunsThreeDatesUnderAClockThatStandsStill() throws Exception {
        TestShell shell = new TestShell(root, Map.of("DAYBOOK_CLOCK", "2027-01-02T03:04:05Z"));
        assertThat(shell.run("demo")).as(shell.err()).isZero();
        assertThat(Files.readString(root.resolve("data/demo/staging/calls/2026-11-21-flatten")))
                .endsWith("{DAYBOOK_CLOCK=2026-11-21T23:00:00Z}\n");
        assertThat(shell.out())
                .contains("\n2026-11-19     0    500      498  unchanged")
                .containsPattern("\nin [0-9]+\\.[0-9] s\n")
                .contains("data/demo/output/randomuser/2026-11-21/")
                .contains("./daybook run --source sample --date 2027-01-02");
    }
}
