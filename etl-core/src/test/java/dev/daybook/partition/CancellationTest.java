package dev.daybook.partition;

import static dev.daybook.partition.Partitions.PARTITION;
import static dev.daybook.partition.Partitions.bytes;
import static dev.daybook.partition.Partitions.entry;
import static dev.daybook.partition.Partitions.manifest;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.daybook.problem.EtlException;
import dev.daybook.problem.ExitCode;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CancellationTest {
    @TempDir private Path root;

    private final Cancellation cancellation = new Cancellation();

    private Staging staging() {
        return new Staging(root, cancellation);
    }

    private List<String> names() throws IOException {
        return Disk.list(staging().partition(PARTITION)).stream()
                .map(path -> path.getFileName().toString())
                .toList();
    }

    private static void assertEnded(ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        EtlException.class,
                        e -> assertThat(e.exitCode()).isEqualTo(ExitCode.ENDED));
    }

    private static String publish(StageAttempt attempt) throws IOException {
        return attempt.publish(
                manifest(Stage.FLATTEN, Map.of(), List.of(entry("orders.csv", "a"))), bytes("{}"));
    }

    @Test
    void removesUnfinishedWorkAlthoughItIsStillWritten() throws IOException {
        StageAttempt attempt = StageAttempt.begin(staging(), PARTITION, Stage.FLATTEN);
        Path file = attempt.folder().resolve("orders.csv");
        try (OutputStream out = Files.newOutputStream(file)) {
            out.write('a');
            cancellation.cancel();
            out.write('b');
        }

        assertThat(names()).isEmpty();
        assertThatThrownBy(() -> Files.write(file, bytes("a")))
                .isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void letsNothingBePublishedAfterwards() throws IOException {
        Partitions.publish(staging(), Stage.FLATTEN, "first");
        StageAttempt attempt = StageAttempt.begin(staging(), PARTITION, Stage.FLATTEN);
        StageAttempt kept =
                StageAttempt.begin(staging(), PARTITION, Stage.EXTRACT).keptForTheNext();
        Files.write(kept.folder().resolve("orders.csv"), bytes("a"));

        cancellation.cancel();

        assertThatThrownBy(() -> publish(attempt)).isInstanceOf(NoSuchFileException.class);
        assertEnded(() -> publish(kept));
        assertEnded(() -> StageAttempt.begin(staging(), PARTITION, Stage.VALIDATE));
        assertThat(names()).containsExactly(".extract-1", ".flatten-1", "flatten");
        assertThat(staging().stage(PARTITION, Stage.FLATTEN).resolve("orders.csv"))
                .hasContent("first");
    }

    @Test
    void keepsWhatWasPublished() throws IOException {
        Partitions.publish(staging(), Stage.FLATTEN, "first");

        cancellation.cancel();

        assertThat(names()).containsExactly(".flatten-1", "flatten");
    }

    @Test
    void removesAGenerationThatIsNotPublished() throws IOException {
        Publication publication = new Publication(root, PARTITION, cancellation);
        Path attempt = publication.begin();
        Files.write(attempt.resolve("orders.csv"), bytes("a"));

        cancellation.cancel();

        assertThat(Disk.list(attempt.resolveSibling(""))).isEmpty();
        assertThat(publication.current()).isEmpty();
        assertEnded(publication::begin);
    }

    @Test
    void waitsForAStepThatHasBegun() throws Exception {
        Path folder = root.resolve("attempt");
        cancellation.begin(folder);
        CountDownLatch begun = new CountDownLatch(1);
        Thread canceller =
                new Thread(
                        () -> {
                            try {
                                begun.await();
                                cancellation.cancel();
                            } catch (IOException | InterruptedException e) {
                                throw new IllegalStateException(e);
                            }
                        });
        canceller.start();

        cancellation.commit(
                folder,
                () -> {
                    begun.countDown();
                    while (canceller.getState() != Thread.State.BLOCKED) {
                        Thread.onSpinWait();
                    }
                    Files.move(folder, root.resolve("published"));
                });

        canceller.join();
        assertThat(root.resolve("published")).isDirectory();
    }
}
