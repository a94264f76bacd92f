package dev.daybook.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.partition.LedgerEntry;
import dev.daybook.sample.Api;
import dev.daybook.sample.SampleOptions;
import dev.daybook.sample.SampleServer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The three recorded real answers, replayed. */
class RecordedAnswersIT {
    private static SampleServer source;
    @TempDir private static Path folder;

    @BeforeAll
    static void startSource() throws Exception {
        Path recorded = Pipeline.root().resolve("etl-sample/recorded/randomuser");
        source = SampleServer.start(SampleOptions.of(Api.RANDOMUSER).replay(recorded).build());
    }

    @AfterAll
    static void stopSource() {
        source.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-11-19", "2026-11-20", "2026-11-21"})
    void givesTheGoldenBytes(String date) throws Exception {
        Pipeline pipeline = new Pipeline("randomuser", folder.resolve("golden-" + date));
        extractWithTestKey(pipeline, date);
        for (String stage : List.of("flatten", "validate", "export")) {
            Ended ended = pipeline.run(stage, date);
            assertThat(ended.exitCode()).as(ended.output()).isZero();
        }

        assertThat(pipeline.sums(date)).isEqualTo(golden(date + ".SHA256SUMS"));
        for (String table : List.of("address", "users", "login_data")) {
            String file = "20261119_" + table + ".csv";
            if (date.equals("2026-11-19")) {
                assertThat(Pipeline.text(pipeline.published(date).resolve(file)))
                        .startsWith(golden(table + ".first-rows.csv"));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-11-19", "2026-11-20", "2026-11-21"})
    void givesThreeTablesWithCompleteForeignKeysAndABalancedLedger(String date) {
        Pipeline pipeline = new Pipeline("randomuser", folder.resolve("tables-" + date));
        Ended ended = pipeline.runAll(date, source.url().toString());
        assertThat(ended.exitCode()).as(ended.output()).isZero();

        Csv address = pipeline.table(date, "address");
        Csv users = pipeline.table(date, "users");
        Csv logins = pipeline.table(date, "login_data");
        assertThat(users.rows()).hasSize(500);
        assertThat(logins.rows()).hasSize(500);
        assertThat(address.rows()).hasSizeBetween(1, 500);
        assertThat(users.column("address_id")).doesNotContain("");
        assertThat(users.orphans("address_id", address, "address_id")).isEmpty();
        assertThat(logins.orphans("user_id", users, "user_id")).isEmpty();
        assertThat(users.column("user_id")).isSorted().doesNotHaveDuplicates();
        assertThat(pipeline.manifest(date, "flatten").ledger())
                .hasSize(3)
                .allMatch(LedgerEntry::isBalanced)
                .allMatch(entry -> entry.received() == 500);
    }

    @Test
    void givesTheSameBytesFromTheArchiveAnotherDayZoneAndLocaleAndAsksNothing() {
        String date = "2026-11-20";
        Path where = folder.resolve("again");
        new Pipeline("randomuser", where).runAll(date, source.url().toString());
        String first = new Pipeline("randomuser", where).sums(date);
        long asked = source.requestCount();

        Pipeline later =
                new Pipeline("randomuser", where)
                        .with("DAYBOOK_CLOCK", "2027-03-01T05:00:00Z")
                        .with("TZ", "Asia/Kolkata")
                        .with("LC_ALL", "C")
                        .withJvm(
                                "-Duser.timezone=America/St_Johns",
                                "-Duser.language=ar",
                                "-Duser.country=EG",
                                "-XX:ActiveProcessorCount=1");
        Ended ended = later.runAll(date, source.url().toString());

        assertThat(ended.exitCode()).as(ended.output()).isZero();
        assertThat(ended.output()).contains("unchanged");
        assertThat(source.requestCount()).isEqualTo(asked);
        assertThat(later.sums(date)).isEqualTo(first);
    }

    @Test
    void givesTheSameBytesExtractedAgainFromNothingWithTheInstantPinned() {
        String date = "2026-11-20";
        Pipeline one = new Pipeline("randomuser", folder.resolve("one"));
        Pipeline two =
                new Pipeline("randomuser", folder.resolve("two"))
                        .with("TZ", "Pacific/Chatham")
                        .withJvm("-Duser.timezone=Pacific/Chatham", "-Duser.language=th");
        one.runAll(date, source.url().toString());
        Ended ended = two.runAll(date, source.url().toString());

        assertThat(ended.exitCode()).as(ended.output()).isZero();
        assertThat(two.sums(date)).isEqualTo(one.sums(date));
        assertThat(Pipeline.files(two.published(date).toAbsolutePath().resolve(".")).keySet())
                .contains("_SUCCESS", "datapackage.json");
    }

    private static void extractWithTestKey(Pipeline pipeline, String date) throws Exception {
        Path jar = Pipeline.root().resolve("etl-tasks/extract/target/extract.jar");
        Path key = Pipeline.root().resolve("etl-tasks/extract/src/test/resources/test-key.base64");
        Path classes = Pipeline.root().resolve("etl-tasks/extract/target/test-classes");
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Dtest.key=" + Pipeline.text(key).strip());
        command.addAll(List.of("-cp", jar + ":" + classes, "dev.daybook.extract.TestKeyExtract"));
        command.addAll(List.of("--pipeline", "randomuser", "--date", date));
        command.addAll(List.of("--staging", pipeline.staging().toString()));
        command.addAll(List.of("--source", source.url().toString()));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("DAYBOOK_CLOCK", "2026-11-21T23:00:00Z");
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
    }

    private static String golden(String name) {
        return Pipeline.text(
                Pipeline.root().resolve("etl-cli/src/test/resources/golden/randomuser/" + name));
    }
}
