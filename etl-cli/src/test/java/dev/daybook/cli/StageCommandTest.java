package dev.daybook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.partition.Partition;
import dev.daybook.partition.Stage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StageCommandTest {
    private static final Partition PARTITION =
            new Partition("randomuser", LocalDate.of(2026, 11, 21));
    private static final Layout LAYOUT = new Layout(Path.of("/staging"), Path.of("/output"));

    private static final String JVM =
            "/jdk/bin/java -XX:+UseSerialGC -XX:FreqInlineSize=150 -XX:InlineSmallCode=1000"
                    + " -XX:PretenureSizeThreshold=65536 -Xmn16m -Xms48m"
                    + " -XX:MinHeapFreeRatio=5 -XX:MaxHeapFreeRatio=10"
                    + " -XX:CompileThresholdScaling=2"
                    + " -XX:CompileCommand=quiet"
                    + " -XX:CompileCommand=CompileThresholdScaling,"
                    + "sun.security.provider.SHA2::implCompress,0.01"
                    + " -Xshare:auto -XX:-UsePerfData"
                    + " -Dslf4j.provider=org.slf4j.simple.SimpleServiceProvider";

    private static StageCommand command(Stage stage, Optional<Path> contract) {
        Optional<String> source = Optional.of("http://127.0.0.1:8099");
        return new StageCommand(
                stage, PARTITION, new RunOrder(LAYOUT, contract, source, "cli-20261121T230000Z"));
    }

    private static String argv(Stage stage, Optional<Path> contract, Path jar) {
        return String.join(" ", command(stage, contract).argv(Path.of("/jdk/bin/java"), jar));
    }

    @Test
    void extractGetsTheSource() {
        assertThat(argv(Stage.EXTRACT, Optional.empty(), Path.of("/opt/extract.jar")))
                .isEqualTo(
                        JVM
                                + " -jar"
                                + " /opt/extract.jar --pipeline randomuser --date 2026-11-21"
                                + " --staging /staging --source http://127.0.0.1:8099 --run-id"
                                + " cli-20261121T230000Z");
    }

    @Test
    void flattenAndValidateGetNeitherSourceNorOutput() {
        String expected =
                JVM
                        + " -jar /the.jar"
                        + " --pipeline randomuser --date 2026-11-21 --staging /staging --run-id"
                        + " cli-20261121T230000Z";
        assertThat(argv(Stage.FLATTEN, Optional.empty(), Path.of("/the.jar"))).isEqualTo(expected);
        assertThat(argv(Stage.VALIDATE, Optional.empty(), Path.of("/the.jar"))).isEqualTo(expected);
    }

    @Test
    void exportGetsTheOutputAndEveryStageTheContract() {
        assertThat(
                        argv(
                                Stage.EXPORT,
                                Optional.of(Path.of("/mine.odcs.yaml")),
                                Path.of("/opt/export.jar")))
                .isEqualTo(
                        JVM
                                + " -jar"
                                + " /opt/export.jar --pipeline randomuser --date 2026-11-21"
                                + " --staging /staging --output /output --contract /mine.odcs.yaml"
                                + " --run-id cli-20261121T230000Z");
    }

    /** Of a day that is not archived yet the day before tells how much to expect. */
    @ParameterizedTest
    @CsvSource({"FLATTEN, 2026-11-21", "EXTRACT, 2026-11-21", "EXTRACT, 2026-11-20"})
    void aStageOfASmallArchiveRunsWithoutTheCompilerOfLongRuns(
            Stage stage, String archived, @TempDir Path folder) throws Exception {
        RunOrder order =
                new RunOrder(Layout.below(folder), Optional.empty(), Optional.empty(), "a-run");
        StageCommand command = new StageCommand(stage, PARTITION, order);
        String flag = "-XX:TieredStopAtLevel=1";
        assertThat(command.argv(Path.of("java"), Path.of("the.jar"))).doesNotContain(flag);
        Path day = folder.resolve("staging/randomuser").resolve(archived);
        Path archive = Files.createDirectories(day.resolve(".extract-1"));
        Files.createSymbolicLink(archive.resolveSibling("extract"), archive.getFileName());
        Files.write(archive.resolve("page-00001.json.zst"), new byte[1 << 20]);
        assertThat(command.argv(Path.of("java"), Path.of("the.jar"))).contains(flag);
        Files.write(archive.resolve("manifest.json"), new byte[1]);
        assertThat(command.argv(Path.of("java"), Path.of("the.jar"))).doesNotContain(flag);
    }

    @Test
    void startsFromTheClassArchiveBesideTheJar(@TempDir Path folder) throws Exception {
        Path jar = folder.resolve("flatten.jar");
        Files.writeString(folder.resolve("flatten.jar.jsa"), "");
        assertThat(command(Stage.FLATTEN, Optional.empty()).argv(Path.of("java"), jar))
                .containsSubsequence(
                        "-XX:SharedArchiveFile=" + jar + ".jsa", "-Xlog:cds=off", "-jar");
    }
}
