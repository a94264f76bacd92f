package dev.daybook;

import static com.tngtech.archunit.core.domain.JavaModifier.FINAL;
import static com.tngtech.archunit.lang.conditions.ArchConditions.accessField;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** The shape of etl-core: nothing knows what is above it. */
class ArchitectureTest {
    private static final JavaClasses CORE =
            new ClassFileImporter()
                    .withImportOption(new ImportOption.DoNotIncludeTests())
                    .importPackages("dev.daybook");

    @Test
    void knowsNothingAbove() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("problem")
                .definedBy("dev.daybook.problem")
                .layer("document")
                .definedBy("dev.daybook.document")
                .layer("table")
                .definedBy("dev.daybook.table")
                .layer("contract")
                .definedBy("dev.daybook.contract")
                .layer("partition")
                .definedBy("dev.daybook.partition")
                .layer("task")
                .definedBy("dev.daybook.task")
                .whereLayer("task")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("partition")
                .mayOnlyBeAccessedByLayers("task")
                .whereLayer("contract")
                .mayOnlyBeAccessedByLayers("partition", "task")
                .whereLayer("table")
                .mayOnlyBeAccessedByLayers("contract", "partition", "task")
                .whereLayer("document")
                .mayOnlyBeAccessedByLayers("contract", "partition", "task")
                .ensureAllClassesAreContainedInArchitecture()
                .check(CORE);
    }

    @Test
    void hasNoCycles() {
        slices().matching("dev.daybook.(*)..").should().beFreeOfCycles().check(CORE);
    }

    @Test
    void saysInEveryPackageThatNothingIsNull() {
        CORE.getPackage("dev.daybook").getSubpackages().stream()
                .forEach(
                        found ->
                                assertThat(found.isAnnotatedWith(NullMarked.class))
                                        .as(found.getName())
                                        .isTrue());
        assertThat(CORE.getPackage("dev.daybook").getSubpackages()).hasSize(6);
    }

    @Test
    void logsThroughSlf4jOnly() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.util.logging..")
                .orShould(accessField(System.class, "out"))
                .orShould(accessField(System.class, "err"))
                .because("a task's standard output is its own and its log goes through SLF4J")
                .check(CORE);
    }

    @Test
    void keepsNoStateInStatics() {
        fields().that().areStatic().should().haveModifier(FINAL).check(CORE);
    }

    @Test
    void isOpenToInheritanceNowhere() {
        classes()
                .that(areWrittenAsClasses())
                .should()
                .haveModifier(FINAL)
                .because("only sealed interfaces are inherited from")
                .check(CORE);
    }

    private static DescribedPredicate<JavaClass> areWrittenAsClasses() {
        return DescribedPredicate.describe(
                "are written as classes",
                type ->
                        !type.isInterface()
                                && !type.isEnum()
                                && !type.isRecord()
                                && !type.isAnonymousClass()
                                && !type.getSimpleName().equals("package-info")
                                && type.getEnclosingClass().filter(JavaClass::isEnum).isEmpty());
    }
}
