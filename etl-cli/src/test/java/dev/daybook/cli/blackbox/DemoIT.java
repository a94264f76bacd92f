package dev.daybook.cli.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class DemoIT {
    private static final List<String> DATES = List.of("2026-11-19", "2026-11-20", "2026-11-21");

    @TempDir private Path root;

    private Map<String, String> sums() throws Exception {
        Map<String, String> sums = new TreeMap<>();
        for (String date : DATES) {
            Path folder = root.resolve("data/demo/output/randomuser").resolve(date);
            assertThat(folder.resolve("_SUCCESS")).isEmptyFile();
            assertThat(folder.resolve(date.replace("-", "") + "_users.csv")).isNotEmptyFile();
            sums.put(date, Files.readString(folder.resolve("SHA256SUMS")));
        }
        return sums;
    }

    @Test
    @Timeout(240)
    void publishesThreeDatesAndTheSameBytesAgain() throws Exception {
        Daybook daybook = Daybook.in(root);

        Daybook.Ended first = daybook.run(Map.of(), "demo");
        assertThat(first.exitCode()).as(first.err()).isZero();
        assertThat(first.out()).startsWith("made the key .daybook/key, ");
        Map<String, String> before = sums();
        for (String date : DATES) {
            assertThat(first.out()).containsPattern("\n" + date + " +0 .* published");
        }
        assertThat(root.resolve("tmp")).isEmptyDirectory();

        Daybook.Ended second = daybook.run(Map.of(), "demo");
        assertThat(second.exitCode()).as(second.err()).isZero();
        assertThat(second.out()).doesNotContain("made the key");
        assertThat(sums()).isEqualTo(before);
        for (String date : DATES) {
            assertThat(second.out())
                    .contains(date + " extract   done in ")
                    .containsPattern("\n" + date + " +0 .* unchanged");
        }
        assertThat(second.out()).contains("already archived");
    }
}
