package dev.daybook.export;

import dev.daybook.contract.Table;
import dev.daybook.partition.FileEntry;
import dev.daybook.partition.Partition;
import dev.daybook.partition.StageFolder;
import dev.daybook.table.Digest;
import dev.daybook.task.ParallelWork;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;

/**
 * Copies the tables of flatten, one on each processor.
 *
 * @param flatten where the tables are
 * @param partition gives the copies their names
 */
record TableCopies(StageFolder flatten, Partition partition) {
    private static final int BUFFER = 1 << 17;

    /** Returns the entry of a table in the manifest of flatten. */
    FileEntry source(Table table) {
        return flatten.entry(table.name() + ".csv");
    }

    /**
     * Writes the copies into a folder. None is being written any more when this ends.
     *
     * @throws dev.daybook.problem.EtlException with exit code 66 if a table is not what the
     *     manifest says
     */
    void write(List<Table> tables, Path folder) throws IOException {
        // The largest first, so that no thread begins it when the others end.
        Comparator<Table> bySize = Comparator.comparingLong(table -> source(table).bytes());
        List<Callable<Path>> copies = new ArrayList<>();
        for (Table table : tables.stream().sorted(bySize.reversed()).toList()) {
            Path target = folder.resolve(partition.fileName(table.name()));
            copies.add(() -> copy(source(table), target));
        }
        ParallelWork.all(Runtime.getRuntime().availableProcessors(), copies);
    }

    /** Copies and hashes in one pass: what is published is what was hashed. */
    private Path copy(FileEntry entry, Path target) throws IOException {
        MessageDigest digest = Digest.newSha256();
        byte[] buffer = new byte[BUFFER];
        long bytes = 0;
        try (InputStream in = Files.newInputStream(flatten.file(entry));
                OutputStream out = Files.newOutputStream(target)) {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                digest.update(buffer, 0, n);
                out.write(buffer, 0, n);
                bytes += n;
            }
        } catch (NoSuchFileException e) {
            bytes = -1;
        }
        flatten.check(entry, bytes, Digest.hex(digest.digest()));
        return target;
    }
}
