package dev.daybook.task;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.partition.Stage;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.ParseResult;

class TaskCommandTest {
    private static final Map<String, String> ENVIRONMENT =
            Map.of(
                    "DAYBOOK_PIPELINE", "people",
                    "DAYBOOK_DATE", "2026-11-19",
                    "DAYBOOK_STAGING", "from environment",
                    "DAYBOOK_RUN_ID", "",
                    "DAYBOOK_DRY_RUN", "true");

    private static final String REQUIRED = "--pipeline people --date 2026-11-19 --staging folder ";

    private static final List<Option> OPTIONS = TaskOptions.of(new NothingTask());

    private static GivenOptions read(String... arguments) {
        return PlainArguments.read(OPTIONS, TaskOptions.arguments(OPTIONS, ENVIRONMENT, arguments))
                .orElseThrow();
    }

    private static ParseResult picocli(List<String> arguments) {
        return TaskCommand.of(new NothingTask(), OPTIONS)
                .parseArgs(arguments.toArray(new String[0]));
    }

    @Test
    void takesOptionsFromTheEnvironment() {
        GivenOptions options = read();
        assertThat(options.text("--pipeline")).isEqualTo("people");
        assertThat(options.text("--staging")).isEqualTo("from environment");
        assertThat(options.text("--dry-run")).isEqualTo("true");
    }

    @Test
    void prefersTheCommandLine() {
        assertThat(read("--staging", "given").text("--staging")).isEqualTo("given");
        assertThat(read("--staging=given").text("--staging")).isEqualTo("given");
    }

    @Test
    void takesAnEmptyVariableForNone() {
        assertThat(read().text("--run-id")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "--dry-run",
                "--run-id=a=b --attempt 2",
                "--run-id =a",
                "--run-id 'a' --contract \"b\" --contracts ${user.home}",
                "--result a@b-c"
            })
    void readsPlainArgumentsAsPicocliDoes(String more) {
        List<String> arguments = arguments(REQUIRED + more);
        ParseResult parsed = picocli(arguments);
        assertThat(parsed.errors()).isEmpty();
        GivenOptions expected = TaskCommand.given(parsed);
        GivenOptions plain = PlainArguments.read(OPTIONS, arguments).orElseThrow();
        assertThat(OPTIONS)
                .filteredOn(option -> !option.isFlag())
                .allSatisfy(
                        option ->
                                assertThat(plain.text(option.name()))
                                        .isEqualTo(expected.text(option.name())));
        assertThat(plain.text("--dry-run").equals("true"))
                .isEqualTo(expected.text("--dry-run").equals("true"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--help",
                "-h",
                "--unknown 1",
                "argument",
                "--",
                "--run-id",
                "--run-id --attempt",
                "--run-id=",
                "--run-id @file",
                "@file",
                "--run-id -1",
                "--run-id 1 --run-id 2",
                "--dry-run --dry-run",
                "--dry-run=yes"
            })
    void leavesWhatIsNotPlainToPicocli(String more) {
        assertThat(PlainArguments.read(OPTIONS, arguments(REQUIRED + more))).isEmpty();
    }

    @Test
    void leavesALineWithoutWhatIsRequiredToPicocli() {
        assertThat(PlainArguments.read(OPTIONS, arguments("--pipeline a --date b"))).isEmpty();
    }

    private static List<String> arguments(String line) {
        return List.of(line.strip().split(" "));
    }

    private static final class NothingTask implements Task {
        @Override
        public Stage stage() {
            return Stage.EXTRACT;
        }

        @Override
        public List<String> description() {
            return List.of();
        }

        @Override
        public List<Option> options() {
            return List.of(Option.flag("--dry-run", ""));
        }

        @Override
        public TaskOutcome run(TaskContext context) {
            throw new UnsupportedOperationException();
        }
    }
}
