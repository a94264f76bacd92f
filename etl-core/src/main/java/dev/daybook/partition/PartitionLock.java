package dev.daybook.partition;

import dev.daybook.problem.EtlException;
import dev.daybook.problem.ExitCode;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * The exclusive lock of a partition. It dies with its process, so there is no expiry to guess.
 *
 * <p>The file is opened once and never read, hashed or deleted: POSIX drops a lock as soon as any
 * descriptor of the file closes.
 */
public final class PartitionLock implements AutoCloseable {
    private final FileChannel channel;

    private PartitionLock(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * Takes the lock of a partition.
     *
     * @throws EtlException with exit code 75 if another run holds it, 74 if the file system has no
     *     locks
     */
    public static PartitionLock acquire(Staging staging, Partition partition) throws IOException {
        Path folder = staging.pipeline(partition.pipeline()).resolve(".locks");
        Files.createDirectories(folder);
        Path file = folder.resolve(partition.date() + ".lock");
        FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (lock(channel, file) == null) {
            channel.close();
            throw new EtlException(
                    ExitCode.LOCKED,
                    "another run holds the partition "
                            + partition
                            + " ("
                            + file
                            + "); wait until it has ended and start again");
        }
        return new PartitionLock(channel);
    }

    private static @Nullable FileLock lock(FileChannel channel, Path file) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        } catch (IOException e) {
            channel.close();
            throw new EtlException(
                    ExitCode.IO_FAILED,
                    "the file system of '"
                            + file
                            + "' has no locks ("
                            + e.getMessage()
                            + "); put the staging folder on a local disk, a named volume or NFSv4",
                    e);
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
