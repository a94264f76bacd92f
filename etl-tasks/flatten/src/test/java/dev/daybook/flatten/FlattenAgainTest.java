package dev.daybook.flatten;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.partition.Disk;
import dev.daybook.partition.Manifest;
import dev.daybook.partition.Stage;
import dev.daybook.problem.ExitCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of a finished folder when the stage runs again. */
class FlattenAgainTest {
    @TempDir Path folder;
    private Workbench bench;

    @BeforeEach
    void archive() throws IOException {
        bench = new Workbench(folder, SpecContract.text(People.SCHEMA), LocalDate.of(2026, 11, 21));
        bench.extract(People.PAGES);
    }

    @Test
    void flattensAnOldArchiveUnderANewColumn() throws IOException {
        assertThat(bench.flatten()).isEqualTo(ExitCode.DONE);
        bench.setContract(
                SpecContract.text(
                        People.SCHEMA
                                + "    - {name: alias, logicalType: string, transformLogic: $.name}\n"));

        assertThat(bench.flatten()).isEqualTo(ExitCode.DONE);

        assertThat(bench.file("people.csv"))
                .startsWith("person_id,name,born,age,fee,alias\n")
                .endsWith("202611210000003,Bo,,,0.250,Bo\n");
    }

    @Test
    void leavesTheOldFolderWhenItFails() throws IOException {
        assertThat(bench.flatten()).isEqualTo(ExitCode.DONE);
        Map<String, String> before = content();
        bench.setContract(SpecContract.text(People.SCHEMA).replace("percent: 100", "percent: 1"));

        assertThat(bench.flatten()).isEqualTo(ExitCode.DATA_REJECTED);

        assertThat(bench.verdict())
                .isEqualTo(
                        "1 of 3 rows of 'people' are in quarantine, more than the 1 percent that"
                                + " 'etlQuarantineMax' allows; see the reasons above, mend the"
                                + " contract or ask the source");
        assertThat(content()).isEqualTo(before);
        assertThat(bench.attempts()).hasSize(1);
    }

    @Test
    void makesTheSameBytesOfTheSameArchive() throws IOException {
        assertThat(bench.flatten("--run-id", "one")).isEqualTo(ExitCode.DONE);
        Map<String, String> first = content();

        assertThat(bench.flatten("--run-id", "two", "--attempt", "2")).isEqualTo(ExitCode.DONE);

        assertThat(content()).isEqualTo(first);
        assertThat(bench.attempts()).hasSize(1);
    }

    @Test
    void makesTheSameBytesInAnyZoneAndLanguage() throws IOException {
        assertThat(bench.flatten()).isEqualTo(ExitCode.DONE);
        Map<String, String> first = content();
        TimeZone zone = TimeZone.getDefault();
        Locale locale = Locale.getDefault();
        try {
            for (String language : List.of("tr-TR", "ar-EG-u-nu-arab", "th-TH-u-ca-buddhist")) {
                TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Kiritimati"));
                Locale.setDefault(Locale.forLanguageTag(language));

                assertThat(bench.flatten()).isEqualTo(ExitCode.DONE);
                assertThat(content()).isEqualTo(first);
            }
        } finally {
            TimeZone.setDefault(zone);
            Locale.setDefault(locale);
        }
    }

    @Test
    void removesWhatAKilledRunHasLeft() throws IOException {
        Path killed = bench.link(Stage.FLATTEN).resolveSibling(".flatten-7");
        Files.createDirectories(killed);
        Files.writeString(killed.resolve("people.csv"), "half a ro");

        assertThat(bench.flatten()).isEqualTo(ExitCode.DONE);

        assertThat(killed).doesNotExist();
        bench.flattened().verify();
    }

    /** Everything that is published, the manifest included, and not what only the run knows. */
    private Map<String, String> content() throws IOException {
        Map<String, String> content = new LinkedHashMap<>();
        for (Path file : Disk.list(bench.link(Stage.FLATTEN))) {
            String name = file.getFileName().toString();
            if (!name.equals(Manifest.RUN_FILE)) {
                content.put(name, new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
            }
        }
        return content;
    }
}
