package dev.daybook.partition;

import dev.daybook.table.Digest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A folder in which a stage works until its manifest is written; then a link makes it the stage's
 * folder in one step. To be used under the lock of the partition.
 */
public final class StageAttempt {
    private final Path link;
    private final Path folder;
    private final Stage stage;
    private final Cancellation cancellation;

    private StageAttempt(Path link, Path folder, Stage stage, Cancellation cancellation) {
        this.link = link;
        this.folder = folder;
        this.stage = stage;
        this.cancellation = cancellation;
    }

    /**
     * Starts a new folder and removes what ended attempts have left, finished archives excepted.
     * The folder goes when the run is cancelled.
     */
    public static StageAttempt begin(Staging staging, Partition partition, Stage stage)
            throws IOException {
        Path link = staging.stage(partition, stage);
        removeLeftovers(link, stage);
        Path folder = link.resolveSibling("." + stage.word() + "-" + (highest(link) + 1));
        staging.cancellation().begin(folder);
        return new StageAttempt(link, folder, stage, staging.cancellation());
    }

    /** Returns the newest folder whose manifest was never written, if there is one. */
    public static Optional<StageAttempt> unfinished(
            Staging staging, Partition partition, Stage stage) throws IOException {
        Path link = staging.stage(partition, stage);
        Path newest = link.resolveSibling("." + stage.word() + "-" + highest(link));
        return Files.isDirectory(newest) && !isFinished(newest)
                ? Optional.of(new StageAttempt(link, newest, stage, staging.cancellation()))
                : Optional.empty();
    }

    /**
     * Links the newest folder of a stage that has none, if its manifest was written: its process
     * was killed between the manifest and the link.
     */
    public static void adopt(Staging staging, Partition partition, Stage stage) throws IOException {
        Path link = staging.stage(partition, stage);
        Path newest = link.resolveSibling("." + stage.word() + "-" + highest(link));
        if (!Files.isSymbolicLink(link) && isFinished(newest)) {
            Disk.link(link, newest.getFileName());
        }
    }

    private static void removeLeftovers(Path link, Stage stage) throws IOException {
        Optional<Path> current = target(link);
        for (Path folder : folders(link)) {
            boolean keep =
                    current.equals(Optional.of(folder))
                            || (stage == Stage.EXTRACT && isFinished(folder));
            if (!keep) {
                Disk.delete(folder);
            }
        }
    }

    private static boolean isFinished(Path folder) {
        return Files.exists(folder.resolve(Manifest.FILE));
    }

    private static Optional<Path> target(Path link) throws IOException {
        return Files.isSymbolicLink(link)
                ? Optional.of(link.resolveSibling(Files.readSymbolicLink(link)))
                : Optional.empty();
    }

    private static List<Path> folders(Path link) throws IOException {
        Path partition = link.resolveSibling("");
        String prefix = "." + link.getFileName() + "-";
        List<Path> folders = new ArrayList<>();
        for (Path entry : Disk.list(partition)) {
            if (entry.getFileName().toString().startsWith(prefix)) {
                folders.add(entry);
            }
        }
        return folders;
    }

    private static int highest(Path link) throws IOException {
        int highest = 0;
        int prefix = link.getFileName().toString().length() + 2;
        for (Path folder : folders(link)) {
            String number = folder.getFileName().toString().substring(prefix);
            if (number.matches("[0-9]{1,9}")) {
                highest = Math.max(highest, Integer.parseInt(number));
            }
        }
        return highest;
    }

    /** Leaves the folder when the run is cancelled, for a stage that goes on with it. */
    public StageAttempt keptForTheNext() {
        cancellation.keep(folder);
        return this;
    }

    /** Returns the folder to write to. */
    public Path folder() {
        return folder;
    }

    /**
     * Makes the folder the stage's folder: everything is on the disk before the link changes, and
     * what the link has replaced is removed, archives excepted.
     *
     * @param manifest names all files of the folder, which must be complete
     * @param run the content of {@code run.json}
     * @return the SHA-256 of the manifest
     */
    public String publish(Manifest manifest, byte[] run) throws IOException {
        byte[] content = ManifestText.write(manifest);
        for (FileEntry file : manifest.files()) {
            Disk.sync(folder.resolve(file.path()));
        }
        Disk.write(folder.resolve(Manifest.RUN_FILE), run);
        cancellation.commit(folder, () -> finish(content));
        return Digest.sha256(content);
    }

    private void finish(byte[] manifest) throws IOException {
        Disk.write(folder.resolve(Manifest.FILE), manifest);
        Disk.sync(folder);
        Disk.sync(link.resolveSibling(""));
        Disk.link(link, folder.getFileName());
        removeLeftovers(link, stage);
    }

    /** Removes the folder, for an attempt that must leave nothing. */
    public void discard() throws IOException {
        Disk.delete(folder);
    }
}
