package dev.daybook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.problem.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DocumentsTest {
    private static final Path ROOT = Path.of(System.getProperty("daybook.root"));
    private static final Pattern PROPERTY = Pattern.compile("\"(etl[A-Z][A-Za-z]+)\"");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:]+)\\)");

    @ParameterizedTest
    @EnumSource(
            value = ExitCode.class,
            names = {"NOTHING_TO_DO"},
            mode = EnumSource.Mode.EXCLUDE)
    void theOperatorsPageSaysWhatToDoForEveryExitCode(ExitCode code) throws IOException {
        assertThat(Files.readString(ROOT.resolve("docs/operations.md")))
                .contains("\n| " + code.number() + " | ");
    }

    @Test
    void theContractsPageNamesEveryPropertyThatTheReaderKnows() throws IOException {
        Set<String> properties = new TreeSet<>();
        try (Stream<Path> files =
                Files.list(ROOT.resolve("etl-core/src/main/java/dev/daybook/contract"))) {
            for (Path file : files.toList()) {
                Matcher matcher = PROPERTY.matcher(Files.readString(file));
                while (matcher.find()) {
                    properties.add(matcher.group(1));
                }
            }
        }
        String page = Files.readString(ROOT.resolve("docs/contract.md"));
        assertThat(properties)
                .hasSizeGreaterThan(12)
                .allMatch(property -> page.contains("`" + property + "`"));
    }

    @Test
    void everyLinkOfTheDocumentsLeadsToAFile() throws IOException {
        List<Path> pages =
                List.of(
                        ROOT.resolve("README.md"),
                        ROOT.resolve("CONTRIBUTING.md"),
                        ROOT.resolve("docs/architecture.md"));
        for (Path page : pages) {
            Matcher matcher = LINK.matcher(Files.readString(page));
            while (matcher.find()) {
                assertThat(page.resolveSibling(matcher.group(1))).exists();
            }
        }
    }

    @Test
    void theReadmeFitsOnTwoScreens() throws IOException {
        try (Stream<String> lines = Files.lines(ROOT.resolve("README.md"))) {
            assertThat(lines.count()).isLessThan(150);
        }
    }
}
