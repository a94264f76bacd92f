package dev.daybook.blackbox;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which module may know which, read from the classes of all of them. */
class DependenciesTest {
    private static final List<String> ABOVE_CORE =
            List.of("extract", "flatten", "validate", "export", "sample", "cli");

    @ParameterizedTest
    @CsvSource({
        "etl-core,",
        "etl-tasks/extract, extract",
        "etl-tasks/flatten, flatten",
        "etl-tasks/validate, validate",
        "etl-tasks/export, export",
        "etl-sample, sample",
        "etl-cli, cli"
    })
    void aModuleKnowsTheCoreAndNoOther(String module, String own) {
        Path root = Path.of(System.getProperty("daybook.root"));
        JavaClasses classes =
                new ClassFileImporter().importPath(root.resolve(module).resolve("target/classes"));
        assertThat(classes).isNotEmpty();
        String[] others =
                ABOVE_CORE.stream()
                        .filter(name -> !name.equals(own))
                        .map(name -> "dev.daybook." + name + "..")
                        .toArray(String[]::new);

        noClasses().should().dependOnClassesThat().resideInAnyPackage(others).check(classes);
    }
}
