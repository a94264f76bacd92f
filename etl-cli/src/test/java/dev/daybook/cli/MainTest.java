package dev.daybook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MainTest {
    @TempDir private Path root;

    @Test
    void helpNamesEveryCommandAndThoseOfTheLauncher() {
        TestShell shell = new TestShell(root, Map.of());
        assertThat(shell.run()).isZero();
        assertThat(shell.out())
                .contains(
                        "\n  demo ",
                        "\n  run ",
                        "\n  backfill ",
                        "\n  contract ",
                        "\n  erd ",
                        "\n  key ",
                        "\n  help ",
                        "./daybook test");
        assertThat(shell.err()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            textBlock =
                    """
                    demp | the command 'demp' is not known; expected one of [demo, run, backfill, contract, erd, key, help]; did you mean 'demo'?
                    contract lnt | the command 'lnt' is not known; expected one of [lint, plan, show]; did you mean 'lint'?
                    contract | a command is missing; expected one of [lint, plan, show]
                    key nwe | the command 'nwe' is not known; expected one of [new]; did you mean 'new'?
                    run | --date yyyy-MM-dd is missing; see ./daybook run --help
                    run --dat 2026-11-21 | --date yyyy-MM-dd is missing; see ./daybook run --help
                    run --date 2026-11-31 | the date '2026-11-31' is not a day; expected yyyy-MM-dd, such as 2026-11-21
                    demo --verbos | the option '--verbos' is not known; expected one of [--verbose, --help]; did you mean '--verbose'?
                    backfill --from 2026-11-21 --to 2026-11-20 | the dates run from 2026-11-21 to 2026-11-20; expected --to after --from
                    backfill --from 2026-11-21 --to 2026-11-21 --parallel 0 | found --parallel 0; expected 1 to 64
                    """)
    void wrongUsageIs64(String arguments, String message) {
        TestShell shell = new TestShell(root, Map.of());
        assertThat(shell.run(arguments.split(" "))).isEqualTo(64);
        assertThat(shell.err()).isEqualTo(message + "\n");
        assertThat(shell.out()).isEmpty();
    }

    @Test
    void theVariableOfAnOptionStandsForIt() {
        TestShell shell = new TestShell(root, Map.of("DAYBOOK_DATE", "2026-11-31"));
        assertThat(shell.run("run")).isEqualTo(64);
        assertThat(shell.err()).startsWith("the date '2026-11-31' is not a day");
    }

    @Test
    void aFolderWithoutTheJarsIsNamed() {
        TestShell shell = new TestShell(root, Map.of());
        assertThat(shell.run("run", "--date", "2026-11-21")).isEqualTo(78);
        assertThat(shell.err())
                .isEqualTo(
                        "there is no 'etl-tasks/extract/target/extract.jar'; start Daybook by"
                                + " ./daybook, which builds it\n");
    }
}
