package dev.daybook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.partition.Stage;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StageEnvironmentTest {
    private static final Path RESULT = Path.of("/tmp/result");
    private static final StageEnvironment ENVIRONMENT =
            new StageEnvironment(
                    Map.of(
                            "PATH", "/bin",
                            "DAYBOOK_KEY", "from the shell",
                            "DAYBOOK_CLOCK", "2026-11-21T23:00:00Z",
                            "DAYBOOK_DATE", "1999-01-01"),
                    Map.of("DAYBOOK_KEY", "secret"));

    @Test
    void extractGetsTheKey() {
        assertThat(ENVIRONMENT.of(Stage.EXTRACT, RESULT))
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of(
                                "PATH", "/bin",
                                "DAYBOOK_KEY", "secret",
                                "DAYBOOK_CLOCK", "2026-11-21T23:00:00Z",
                                "DAYBOOK_RESULT", "/tmp/result"));
    }

    @ParameterizedTest
    @EnumSource(names = "EXTRACT", mode = EnumSource.Mode.EXCLUDE)
    void noOtherStageGetsTheKey(Stage stage) {
        assertThat(ENVIRONMENT.of(stage, RESULT))
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of(
                                "PATH", "/bin",
                                "DAYBOOK_CLOCK", "2026-11-21T23:00:00Z",
                                "DAYBOOK_RESULT", "/tmp/result"));
    }

    @Test
    void doesNotTellTheKey() {
        assertThat(ENVIRONMENT.toString()).isEqualTo("variables of a stage, keys [DAYBOOK_KEY]");
    }
}
