package dev.daybook.partition;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Spilled files by number, each made when it is first asked for. */
public final class SpillPartitions {
    private final SpillFolder folder;
    private final List<Optional<SpillFile>> files;

    /**
     * Makes no file yet.
     *
     * @param count of the files at most
     */
    public SpillPartitions(SpillFolder folder, int count) {
        this.folder = folder;
        files = new ArrayList<>(Collections.nCopies(count, Optional.empty()));
    }

    /** Returns the file of a number, from zero on. */
    public SpillFile file(int number) throws IOException {
        if (files.get(number).isEmpty()) {
            files.set(number, Optional.of(folder.newFile()));
        }
        return files.get(number).get();
    }

    /** Returns all files by their numbers; nothing for one that was never asked for. */
    public List<Optional<SpillFile>> files() {
        return Collections.unmodifiableList(files);
    }
}
