package dev.daybook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ErdCommandTest {
    @TempDir private Path root;

    private String erd(String... arguments) {
        TestShell shell = new TestShell(root, Map.of());
        assertThat(shell.run(arguments)).as(shell.err()).isZero();
        return shell.out();
    }

    @Test
    void writesWhatHasChanged() {
        assertThat(erd("erd", "randomuser", "--output", "here"))
                .startsWith("randomuser: wrote randomuser.dbml, randomuser.mmd, randomuser.sql")
                .endsWith(" in here\n");
        assertThat(root.resolve("here/randomuser.sql")).isNotEmptyFile();
        assertThat(erd("erd", "randomuser", "--output", "here"))
                .isEqualTo("randomuser: nothing has changed in here\n");
    }

    @Test
    void writesAllContractsThatShip() {
        assertThat(erd("erd").lines()).hasSameSizeAs(ShippedContracts.names());
        assertThat(root.resolve("erd")).isDirectoryContaining("glob:**/randomuser.svg");
    }
}
