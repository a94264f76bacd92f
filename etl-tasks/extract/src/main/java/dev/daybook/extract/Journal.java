package dev.daybook.extract;

import dev.daybook.partition.Archive;
import dev.daybook.partition.Disk;
import dev.daybook.partition.Manifest;
import dev.daybook.partition.ManifestText;
import dev.daybook.partition.Partition;
import dev.daybook.partition.Stage;
import dev.daybook.partition.StageAttempt;
import dev.daybook.partition.Staging;
import dev.daybook.problem.EtlException;
import dev.daybook.table.Digest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;

/**
 * What an attempt has done so far, so that the next one can go on after a kill: {@code
 * attempt.json} says what is asked for and how it is protected, and beside every page that is
 * complete lies what the manifest will say about it. All of them have the form of a manifest, and
 * none is left in a finished folder.
 */
final class Journal {
    private static final String FILE = "attempt.json";
    private static final String SIDECAR = ".meta.json";
    private static final int BUFFER = 1 << 16;

    private final StageAttempt attempt;
    private final Manifest opening;

    private Journal(StageAttempt attempt, Manifest opening) {
        this.attempt = attempt;
        this.opening = opening;
    }

    /**
     * Goes on with the attempt that was not finished, if it asks for the same under the same
     * protection, or begins another one.
     *
     * @param opening the manifest of this attempt without pages
     */
    static Journal open(Staging staging, Manifest opening) throws IOException {
        Partition partition = opening.partition();
        Optional<StageAttempt> unfinished =
                StageAttempt.unfinished(staging, partition, Stage.EXTRACT);
        if (unfinished.isPresent()) {
            Optional<Manifest> earlier = read(unfinished.get().folder().resolve(FILE));
            if (earlier.isPresent() && isSame(earlier.get(), opening)) {
                return new Journal(unfinished.get(), earlier.get());
            }
        }
        StageAttempt attempt =
                StageAttempt.begin(staging, partition, Stage.EXTRACT).keptForTheNext();
        Disk.replace(attempt.folder().resolve(FILE), ManifestText.write(opening));
        return new Journal(attempt, opening);
    }

    /** Compares all but the instant. */
    private static boolean isSame(Manifest earlier, Manifest opening) {
        Archive one = earlier.requireArchive();
        Archive other = opening.requireArchive();
        return earlier.partition().equals(opening.partition())
                && earlier.contract().equals(opening.contract())
                && one.request().equals(other.request())
                && one.protections().equals(other.protections())
                && one.keyChecks().equals(other.keyChecks());
    }

    /** Returns what a file says, or nothing where there is none or a kill has cut it off. */
    private static Optional<Manifest> read(Path file) throws IOException {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(ManifestText.read(file.toString(), Files.readAllBytes(file)))
                    .filter(manifest -> manifest.archive().isPresent());
        } catch (EtlException e) {
            return Optional.empty();
        }
    }

    /** Returns the folder for the pages. */
    Path folder() {
        return attempt.folder();
    }

    /** Returns the manifest without pages, with the instant of the first attempt. */
    Manifest opening() {
        return opening;
    }

    /** Returns a page that an earlier attempt has completed, after proving that it is intact. */
    Optional<ArchivedPage> page(int number) throws IOException {
        Optional<ArchivedPage> page =
                read(sidecar(number))
                        .filter(manifest -> manifest.requireArchive().pages().size() == 1)
                        .map(ArchivedPage::of);
        Path file = folder().resolve(PageFile.name(number));
        boolean intact =
                page.isPresent()
                        && Files.exists(file)
                        && page.get().page().file().sha256().equals(sha256(file));
        return intact ? page : Optional.empty();
    }

    private static String sha256(Path file) throws IOException {
        MessageDigest digest = Digest.newSha256();
        byte[] buffer = new byte[BUFFER];
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
            while (in.read(buffer) >= 0) {
                // The digest takes what is read.
            }
        }
        return Digest.hex(digest.digest());
    }

    /** Records that a page is complete. */
    void record(ArchivedPage page) throws IOException {
        Manifest alone = ArchivedPage.manifest(opening, List.of(page));
        Disk.replace(sidecar(page.page().number()), ManifestText.write(alone));
    }

    private Path sidecar(int number) {
        return folder().resolve(PageFile.stem(number) + SIDECAR);
    }

    /**
     * Makes the folder the archive of the partition.
     *
     * @return the SHA-256 of the manifest
     */
    String publish(Manifest manifest, byte[] run) throws IOException {
        String sha256 = attempt.publish(manifest, run);
        for (Path file : Disk.list(folder())) {
            String name = file.getFileName().toString();
            if (name.equals(FILE) || name.endsWith(SIDECAR)) {
                Files.delete(file);
            }
        }
        return sha256;
    }

    /** Removes the attempt with all its pages. */
    void discard() throws IOException {
        attempt.discard();
    }
}
