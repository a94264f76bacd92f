package dev.daybook.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecordingsTest {

    private static final Path FOLDER = Path.of("recorded", "randomuser");

    private static SampleClient client() throws IOException {
        return SampleClient.of(SampleOptions.of(Api.RANDOMUSER).replay(FOLDER));
    }

    @ParameterizedTest
    @CsvSource({"2026-11-19", "2026-11-20", "2026-11-21"})
    void givesARecordedAnswerByteForByte(String seed) throws Exception {
        try (SampleClient client = client()) {
            assertThat(client.get("/api/1.4/?results=500&page=1&seed=" + seed).body())
                    .isEqualTo(Files.readAllBytes(FOLDER.resolve(seed + "-page-1.json")));
        }
    }

    @Test
    void namesTheFileThatWouldBeNeeded() throws Exception {
        try (SampleClient client = client()) {
            String path = "/api/1.4/?results=500&page=2&seed=2026-11-21";

            assertThat(client.get(path).statusCode()).isEqualTo(404);
            assertThat(client.text(path))
                    .isEqualTo(
                            "{\"error\":\"Not recorded: '2026-11-21-page-2.json' would be"
                                    + " needed\"}");
        }
    }

    @Test
    void refusesAnotherPageSize() throws Exception {
        try (SampleClient client = client()) {
            assertThat(client.text("/api/1.4/?results=499&page=1&seed=2026-11-21"))
                    .contains("was recorded with results=500; expected that, not results=499");
        }
    }

    @Test
    void neverLeavesItsFolder() throws Exception {
        try (SampleClient client = client()) {
            assertThat(
                            client.get("/api/1.4/?results=500&seed=../randomuser/2026-11-21")
                                    .statusCode())
                    .isEqualTo(404);
        }
    }
}
