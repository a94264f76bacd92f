package dev.daybook.partition;

import dev.daybook.problem.EtlException;
import dev.daybook.problem.ExitCode;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The exclusive lock of a partition. It dies with its process, so there is no expiry to guess.
 *
 * <p>The file is opened once and never read, hashed or deleted: POSIX drops a lock as soon as any
 * descriptor of the file closes.
 */
public final class PartitionLock implements AutoCloseable {
    /**
     * The files that this process holds open. Opening one of them again and closing it would drop
     * the lock, so the process has to know before it opens.
     */
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    private final FileChannel channel;
    private final Path file;

    private PartitionLock(FileChannel channel, Path file) {
        this.channel = channel;
        this.file = file;
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
        Path file = folder.toRealPath().resolve(partition.date() + ".lock");
        if (!HELD.add(file)) {
            throw heldByAnother(partition, file);
        }
        Optional<FileChannel> locked = Optional.empty();
        try {
            locked = open(file);
        } finally {
            if (locked.isEmpty()) {
                HELD.remove(file);
            }
        }
        return new PartitionLock(locked.orElseThrow(() -> heldByAnother(partition, file)), file);
    }

    private static EtlException heldByAnother(Partition partition, Path file) {
        return new EtlException(
                ExitCode.LOCKED,
                "another run holds the partition "
                        + partition
                        + " ("
                        + file
                        + "); wait until it has ended and start again");
    }

    private static Optional<FileChannel> open(Path file) throws IOException {
        FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (lock(channel, file) == null) {
            channel.close();
            return Optional.empty();
        }
        return Optional.of(channel);
    }

    private static @Nullable FileLock lock(FileChannel channel, Path file) throws IOException {
        try {
            return channel.tryLock();
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
        HELD.remove(file);
    }
}
