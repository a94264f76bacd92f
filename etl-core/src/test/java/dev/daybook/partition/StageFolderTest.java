package dev.daybook.partition;

import static dev.daybook.partition.Partitions.CONTRACT;
import static dev.daybook.partition.Partitions.PARTITION;
import static dev.daybook.partition.Partitions.bytes;
import static dev.daybook.partition.Partitions.entry;
import static dev.daybook.partition.Partitions.manifest;
import static dev.daybook.partition.Partitions.publish;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.daybook.problem.EtlException;
import dev.daybook.problem.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.AbstractThrowableAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 *
 *
 * <pre>
 * orders/2026-11-21/flatten -> .flatten-1
 * orders/2026-11-21/.flatten-1/orders.csv manifest.json run.json
 * </pre>
 */
class StageFolderTest {
    @TempDir private Path root;

    private Staging staging;

    @BeforeEach
    void makeStaging() {
        staging = new Staging(root);
    }

    private List<String> names() throws IOException {
        return Disk.list(staging.partition(PARTITION)).stream()
                .map(path -> path.getFileName().toString())
                .toList();
    }

    private static AbstractThrowableAssert<?, ?> assertInvalid(ThrowingCallable call) {
        return assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        EtlException.class,
                        e -> assertThat(e.exitCode()).isEqualTo(ExitCode.INPUT_INVALID));
    }

    @Test
    void appearsWhenItIsPublished() throws IOException {
        StageAttempt attempt = StageAttempt.begin(staging, PARTITION, Stage.FLATTEN);
        Files.write(attempt.folder().resolve("orders.csv"), bytes("a\n"));
        assertThat(StageFolder.exists(staging, PARTITION, Stage.FLATTEN)).isFalse();
        Manifest manifest = manifest(Stage.FLATTEN, Map.of(), List.of(entry("orders.csv", "a\n")));

        String sha256 = attempt.publish(manifest, bytes("{}"));

        StageFolder folder = StageFolder.open(staging, PARTITION, Stage.FLATTEN);
        assertThat(folder.manifest()).isEqualTo(manifest);
        assertThat(folder.manifestSha256()).isEqualTo(sha256);
        assertThat(folder.file(folder.entry("orders.csv"))).hasContent("a\n");
        assertThat(Files.readSymbolicLink(staging.stage(PARTITION, Stage.FLATTEN)))
                .isEqualTo(Path.of(".flatten-1"));
        folder.verify();
    }

    @Test
    void isReplacedInOneStep() throws IOException {
        publish(staging, Stage.FLATTEN, "old");
        StageFolder opened = StageFolder.open(staging, PARTITION, Stage.FLATTEN);
        StageAttempt attempt = StageAttempt.begin(staging, PARTITION, Stage.FLATTEN);
        Files.write(attempt.folder().resolve("orders.csv"), bytes("new"));

        opened.verify();
        assertThat(names()).containsExactly(".flatten-1", ".flatten-2", "flatten");
        attempt.publish(
                manifest(Stage.FLATTEN, Map.of(), List.of(entry("orders.csv", "new"))),
                bytes("{}"));

        assertThat(names()).containsExactly(".flatten-2", "flatten");
        StageFolder.open(staging, PARTITION, Stage.FLATTEN).verify();
    }

    @Test
    void losesWhatEndedAttemptsHaveLeft() throws IOException {
        publish(staging, Stage.FLATTEN, "first");
        StageAttempt killed = StageAttempt.begin(staging, PARTITION, Stage.FLATTEN);
        Files.write(killed.folder().resolve("orders.csv"), bytes("half"));

        assertThat(StageAttempt.unfinished(staging, PARTITION, Stage.FLATTEN))
                .map(StageAttempt::folder)
                .contains(killed.folder());
        publish(staging, Stage.FLATTEN, "second");

        assertThat(names()).containsExactly(".flatten-2", "flatten");
        assertThat(StageAttempt.unfinished(staging, PARTITION, Stage.FLATTEN)).isEmpty();
    }

    @Test
    void keepsTheOldFolderWhenAnAttemptIsDiscarded() throws IOException {
        publish(staging, Stage.FLATTEN, "first");

        StageAttempt.begin(staging, PARTITION, Stage.FLATTEN).discard();

        assertThat(names()).containsExactly(".flatten-1", "flatten");
    }

    @Test
    void keepsEveryFinishedArchive() throws IOException {
        publish(staging, Stage.EXTRACT, "first");
        publish(staging, Stage.EXTRACT, "second");
        StageAttempt.begin(staging, PARTITION, Stage.EXTRACT);
        publish(staging, Stage.EXTRACT, "third");

        assertThat(names()).containsExactly(".extract-1", ".extract-2", ".extract-3", "extract");
        assertThat(staging.stage(PARTITION, Stage.EXTRACT).resolve("orders.csv"))
                .hasContent("third");
    }

    @Test
    void leavesOtherStagesAlone() throws IOException {
        publish(staging, Stage.VALIDATE, "verdict");
        publish(staging, Stage.FLATTEN, "first");
        publish(staging, Stage.FLATTEN, "second");

        assertThat(names()).containsExactly(".flatten-2", ".validate-1", "flatten", "validate");
    }

    @Test
    void isNotThere() {
        assertInvalid(() -> StageFolder.open(staging, PARTITION, Stage.EXTRACT))
                .hasMessage(
                        "there is no finished extract of orders 2026-11-21 at '%s'; run extract for"
                                + " this date first",
                        staging.stage(PARTITION, Stage.EXTRACT));
    }

    @Test
    void isNotBelievedWithoutAManifest() throws IOException {
        Path folder = publish(staging, Stage.FLATTEN, "a");
        Files.delete(folder.resolve(Manifest.FILE));

        assertThat(StageFolder.exists(staging, PARTITION, Stage.FLATTEN)).isFalse();
        assertInvalid(() -> StageFolder.open(staging, PARTITION, Stage.FLATTEN))
                .hasMessageContaining("there is no finished flatten");
    }

    @Test
    void isOfAnotherDate() throws IOException {
        publish(staging, Stage.FLATTEN, "a");
        Partition other = new Partition("orders", LocalDate.of(2026, 11, 22));
        Files.move(staging.partition(PARTITION), staging.partition(other));

        assertInvalid(() -> StageFolder.open(staging, other, Stage.FLATTEN))
                .hasMessageEndingWith(
                        "is of flatten orders 2026-11-21, expected flatten orders 2026-11-22");
    }

    @Test
    void hasAChangedFile() throws IOException {
        Path folder = publish(staging, Stage.FLATTEN, "a,b\n");
        Files.write(folder.resolve("orders.csv"), bytes("a;b\n"));
        StageFolder opened = StageFolder.open(staging, PARTITION, Stage.FLATTEN);

        assertInvalid(opened::verify)
                .hasMessageContaining("orders.csv' has 4 bytes and SHA-256 ")
                .hasMessageContaining("; the manifest of flatten says 4 bytes and SHA-256 ")
                .hasMessageEndingWith("; run flatten for this date again");
    }

    @Test
    void lacksAFile() throws IOException {
        Path folder = publish(staging, Stage.FLATTEN, "a,b\n");
        Files.delete(folder.resolve("orders.csv"));
        StageFolder opened = StageFolder.open(staging, PARTITION, Stage.FLATTEN);

        assertInvalid(opened::verify).hasMessageContaining("orders.csv' is missing; the manifest");
    }

    @Test
    void namesNoSuchFile() throws IOException {
        publish(staging, Stage.FLATTEN, "a,b\n");
        StageFolder opened = StageFolder.open(staging, PARTITION, Stage.FLATTEN);

        assertInvalid(() -> opened.entry("customers.csv"))
                .hasMessageEndingWith("names no file 'customers.csv'");
    }

    @Test
    void wasMadeFromAnotherInput() throws IOException {
        publish(staging, Stage.EXTRACT, "page");
        StageFolder extract = StageFolder.open(staging, PARTITION, Stage.EXTRACT);
        StageAttempt attempt = StageAttempt.begin(staging, PARTITION, Stage.FLATTEN);
        attempt.publish(
                manifest(Stage.FLATTEN, Map.of(Stage.EXTRACT, extract.manifestSha256()), List.of()),
                bytes("{}"));
        StageFolder flatten = StageFolder.open(staging, PARTITION, Stage.FLATTEN);
        flatten.requireInput(extract);

        publish(staging, Stage.EXTRACT, "another page");
        StageFolder newer = StageFolder.open(staging, PARTITION, Stage.EXTRACT);

        assertInvalid(() -> flatten.requireInput(newer))
                .hasMessage(
                        "the flatten of orders 2026-11-21 was made from another extract than the"
                                + " one that is there; run flatten again");
    }

    @Test
    void wasMadeUnderAnotherContract() throws IOException {
        publish(staging, Stage.FLATTEN, "a");
        StageFolder folder = StageFolder.open(staging, PARTITION, Stage.FLATTEN);
        folder.requireContract(CONTRACT);

        assertInvalid(() -> folder.requireContract(new ContractReference("1.1.0", "abc")))
                .hasMessage(
                        "the flatten of orders 2026-11-21 was made under contract version 1.0.0"
                                + " (%s), expected 1.1.0 (abc); run flatten again",
                        CONTRACT.sha256());
    }
}
