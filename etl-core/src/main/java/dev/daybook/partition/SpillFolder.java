package dev.daybook.partition;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;

/**
 * Makes files for what does not fit into memory. They have no names, so nothing of them is left
 * when the process ends, however it ends. May be used by several threads.
 */
public final class SpillFolder implements AutoCloseable {
    private final Path folder;
    private final Set<SpillFile> files = new HashSet<>();

    /**
     * Makes no file yet.
     *
     * @param folder on the disk that takes the files
     */
    public SpillFolder(Path folder) {
        this.folder = folder;
    }

    /** Makes an empty file. */
    public synchronized SpillFile newFile() throws IOException {
        files.removeIf(file -> !file.isOpen());
        SpillFile file = SpillFile.in(folder);
        files.add(file);
        return file;
    }

    /** Closes all files. */
    @Override
    public synchronized void close() throws IOException {
        for (SpillFile file : files) {
            file.close();
        }
    }
}
