package dev.daybook.task;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.partition.Stage;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

class TaskCommandTest {
    private static final Map<String, String> ENVIRONMENT =
            Map.of(
                    "DAYBOOK_PIPELINE", "people",
                    "DAYBOOK_DATE", "2026-11-19",
                    "DAYBOOK_STAGING", "from environment",
                    "DAYBOOK_RUN_ID", "",
                    "DAYBOOK_DRY_RUN", "true");

    private static ParseResult parse(String... arguments) {
        CommandLine command = TaskCommand.of(new NothingTask());
        return command.parseArgs(TaskCommand.arguments(command, ENVIRONMENT, arguments));
    }

    @Test
    void takesOptionsFromTheEnvironment() {
        ParseResult options = parse();
        assertThat(options.matchedOptionValue("--pipeline", "")).isEqualTo("people");
        assertThat(options.matchedOptionValue("--staging", "")).isEqualTo("from environment");
        assertThat(options.matchedOptionValue("--dry-run", false)).isTrue();
    }

    @Test
    void prefersTheCommandLine() {
        assertThat(parse("--staging", "given").matchedOptionValue("--staging", ""))
                .isEqualTo("given");
        assertThat(parse("--staging=given").matchedOptionValue("--staging", "")).isEqualTo("given");
    }

    @Test
    void takesAnEmptyVariableForNone() {
        assertThat(parse().hasMatchedOption("--run-id")).isFalse();
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
        public List<OptionSpec> options() {
            return List.of(OptionSpec.builder("--dry-run").type(boolean.class).build());
        }

        @Override
        public TaskOutcome run(TaskContext context) {
            throw new UnsupportedOperationException();
        }
    }
}
