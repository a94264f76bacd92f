package dev.daybook.cli.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JarsIT {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "etl-tasks/extract/target/extract.jar",
                "etl-tasks/flatten/target/flatten.jar",
                "etl-tasks/validate/target/validate.jar",
                "etl-tasks/export/target/export.jar",
                "etl-sample/target/sample.jar",
                "etl-cli/target/daybook.jar"
            })
    void unpacksNothingAndWarnsOfNothing(String jar, @TempDir Path temporary) throws Exception {
        Path root = Path.of(System.getProperty("daybook.root"));
        Process process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Djava.io.tmpdir=" + temporary,
                                "-jar",
                                root.resolve(jar).toString(),
                                "--help")
                        .redirectErrorStream(true)
                        .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        assertThat(output).doesNotContain("WARN");
        assertThat(temporary).isEmptyDirectory();
    }
}
