package dev.daybook.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.daybook.problem.EtlException;
import dev.daybook.problem.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each file in {@code contracts/invalid} has one fault; the text beside it is the whole message.
 */
class InvalidContractsTest {
    private static final Path FOLDER = Path.of("src/test/resources/contracts/invalid");

    /** Values in those files that stand for a key or a password in the wrong place. */
    private static final List<String> SECRETS =
            List.of(
                    "6f1ed002ab5595859014ebf0951522d9",
                    "12345678901234567890123456789012",
                    "0123456789abcdef",
                    "hunter2");

    static List<String> faults() throws IOException {
        return names(".yaml");
    }

    @ParameterizedTest
    @MethodSource("faults")
    void reportsTheWholeMessage(String fault) throws IOException {
        byte[] contract = Files.readAllBytes(FOLDER.resolve(fault + ".yaml"));
        String message = Files.readString(FOLDER.resolve(fault + ".txt")).stripTrailing();

        assertThatThrownBy(() -> ContractReader.read(fault + ".yaml", contract))
                .isInstanceOfSatisfying(
                        EtlException.class,
                        e -> assertThat(e.exitCode()).isEqualTo(ExitCode.CONFIGURATION))
                .hasMessage(message);
    }

    @Test
    void hasAMessageForEveryContract() throws IOException {
        assertThat(names(".txt")).isEqualTo(names(".yaml")).hasSizeGreaterThan(150);
    }

    @Test
    void repeatsNoSecret() throws IOException {
        for (String fault : names(".txt")) {
            assertThat(Files.readString(FOLDER.resolve(fault + ".txt")))
                    .as(fault)
                    .doesNotContain(SECRETS);
        }
    }

    private static List<String> names(String suffix) throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(suffix))
                    .map(name -> name.substring(0, name.length() - suffix.length()))
                    .sorted()
                    .toList();
        }
    }
}
