package dev.daybook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.contract.ContractFiles;
import dev.daybook.document.DocumentReader;
import dev.daybook.problem.Problems;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContractCommandTest {
    @TempDir private Path root;

    private static String resource(String name) throws IOException {
        try (InputStream in = ContractCommandTest.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"unknown-key", "wrong-values", "only-the-schema-objects", "not-yaml"})
    void lintReportsEveryFaultWithItsLine(String fault) throws Exception {
        Files.writeString(
                root.resolve(fault + ".odcs.yaml"), resource("/lint/" + fault + ".odcs.yaml"));
        TestShell shell = new TestShell(root, Map.of());
        assertThat(shell.run("contract", "lint", fault + ".odcs.yaml")).isEqualTo(78);
        assertThat(shell.out()).isEqualTo(resource("/lint/" + fault + ".txt"));
        assertThat(shell.err()).isEmpty();
    }

    @Test
    void lintWithoutArgumentsChecksAllThatShip() {
        TestShell shell = new TestShell(root, Map.of());
        assertThat(shell.run("contract", "lint")).isZero();
        assertThat(shell.out().lines())
                .hasSameSizeAs(ShippedContracts.names())
                .allMatch(line -> line.startsWith("ok: "))
                .contains("ok: randomuser 1.0.0, 3 tables, 37 columns");
    }

    static Iterable<String> shipped() {
        return ShippedContracts.names();
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void theOfficialSchemaAcceptsWhatShips(String name) {
        byte[] content = ContractFiles.shipped(name);
        assertThat(
                        new OdcsSchema()
                                .check(
                                        DocumentReader.yaml(name, content, new Problems())
                                                .orElseThrow()))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"plan", "show"})
    void planAndShowAreForPeople(String command) throws Exception {
        TestShell shell = new TestShell(root, Map.of());
        assertThat(shell.run("contract", command, "randomuser")).isZero();
        assertThat(shell.out()).isEqualTo(resource("/golden/randomuser-" + command + ".txt"));
    }

    @Test
    void aContractThatIsNotThereIs78() {
        TestShell shell = new TestShell(root, Map.of());
        assertThat(shell.run("contract", "plan", "nothing.odcs.yaml")).isEqualTo(78);
        assertThat(shell.err())
                .isEqualTo("there is no contract at '" + root + "/nothing.odcs.yaml'\n");
    }

    @Test
    void theFolderOfContractsComesFirst() throws Exception {
        Files.writeString(root.resolve("randomuser.odcs.yaml"), "[]");
        TestShell shell = new TestShell(root, Map.of("DAYBOOK_CONTRACTS", root.toString()));
        assertThat(shell.run("contract", "show", "randomuser")).isEqualTo(78);
        assertThat(shell.err())
                .contains("randomuser.odcs.yaml:1: found a list; expected an object");
    }
}
