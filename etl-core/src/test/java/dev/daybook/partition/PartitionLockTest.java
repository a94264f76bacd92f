package dev.daybook.partition;

import static dev.daybook.partition.Partitions.PARTITION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.daybook.problem.EtlException;
import dev.daybook.problem.ExitCode;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class PartitionLockTest {
    @TempDir private Path root;

    private Staging staging;

    @BeforeEach
    void makeStaging() {
        staging = new Staging(root);
    }

    /** Another Java process that tries to take the lock; its answer is the first line. */
    private Process startHolder() throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        LockHolder.class.getName(),
                        root.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static String answer(Process process) throws IOException {
        BufferedReader reader = process.inputReader();
        return String.valueOf(reader.readLine());
    }

    private void assertLocked() {
        assertThatThrownBy(() -> PartitionLock.acquire(staging, PARTITION))
                .isInstanceOfSatisfying(
                        EtlException.class,
                        e -> assertThat(e.exitCode()).isEqualTo(ExitCode.LOCKED))
                .hasMessage(
                        "another run holds the partition orders 2026-11-21 (%s); wait until it has"
                                + " ended and start again",
                        realRoot().resolve("orders/.locks/2026-11-21.lock"));
    }

    private Path realRoot() {
        try {
            return root.toRealPath();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void isHeldAgainstAnotherProcessAndDiesWithIt() throws Exception {
        Process holder = startHolder();
        try {
            assertThat(answer(holder)).isEqualTo("locked");
            assertLocked();
        } finally {
            holder.destroyForcibly();
        }
        assertThat(holder.waitFor(30, TimeUnit.SECONDS)).isTrue();

        PartitionLock.acquire(staging, PARTITION).close();
    }

    @Test
    void isNotLostWhenItsOwnProcessAsksAgain() throws Exception {
        try (PartitionLock lock = PartitionLock.acquire(staging, PARTITION)) {
            assertThat(lock).isNotNull();
            assertLocked();
            Process other = startHolder();
            assertThat(answer(other)).isEqualTo("75");
            assertThat(other.waitFor(30, TimeUnit.SECONDS)).isTrue();
        }
        PartitionLock.acquire(staging, PARTITION).close();
    }

    @Test
    void isTheSameLockThroughALink(@TempDir Path elsewhere) throws IOException {
        Path link = Files.createSymbolicLink(elsewhere.resolve("link"), root);
        try (PartitionLock lock = PartitionLock.acquire(new Staging(link), PARTITION)) {
            assertThat(lock).isNotNull();
            assertLocked();
        }
        Files.delete(link);
    }

    @Test
    void leavesOtherDatesFree() throws IOException {
        Partition other = new Partition("orders", LocalDate.of(2026, 11, 22));
        try (PartitionLock one = PartitionLock.acquire(staging, PARTITION);
                PartitionLock two = PartitionLock.acquire(staging, other)) {
            assertThat(one).isNotSameAs(two);
        }
    }
}
