package dev.daybook.partition;

import dev.daybook.problem.EtlException;
import java.nio.file.Path;
import java.time.LocalDate;

/** A process that takes a lock, says so, and keeps it until its input ends or it is killed. */
final class LockHolder {
    private LockHolder() {}

    public static void main(String[] arguments) throws Exception {
        Partition partition = new Partition("orders", LocalDate.of(2026, 11, 21));
        try (PartitionLock lock =
                PartitionLock.acquire(new Staging(Path.of(arguments[0])), partition)) {
            System.out.println(lock == null ? "nothing" : "locked");
            while (System.in.read() >= 0) {
                // Until the parent closes the stream.
            }
        } catch (EtlException e) {
            System.out.println(e.exitCode().number());
        }
    }
}
