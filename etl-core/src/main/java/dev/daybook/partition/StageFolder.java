package dev.daybook.partition;

import dev.daybook.problem.EtlException;
import dev.daybook.problem.ExitCode;
import dev.daybook.table.Digest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;

/**
 * The finished folder of a stage. The link is followed once: a reader stays in the folder that it
 * has opened even when a newer one takes its place.
 *
 * @param folder the real folder
 * @param manifest as read
 * @param manifestSha256 of the bytes of the manifest, in hex
 */
public record StageFolder(Path folder, Manifest manifest, String manifestSha256) {
    private static final int BUFFER = 1 << 16;

    /** Returns whether a stage has a finished folder. */
    public static boolean exists(Staging staging, Partition partition, Stage stage) {
        return Files.exists(staging.stage(partition, stage).resolve(Manifest.FILE));
    }

    /**
     * Opens the folder of a stage.
     *
     * @throws EtlException with exit code 66 if there is none or its manifest is of something else
     */
    public static StageFolder open(Staging staging, Partition partition, Stage stage)
            throws IOException {
        Path link = staging.stage(partition, stage);
        try {
            Path real = link.toRealPath();
            return read(real, link.resolve(Manifest.FILE).toString(), partition, stage);
        } catch (NoSuchFileException e) {
            throw new EtlException(
                    ExitCode.INPUT_INVALID,
                    "there is no finished "
                            + stage.word()
                            + " of "
                            + partition
                            + " at '"
                            + link
                            + "'; run "
                            + stage.word()
                            + " for this date first");
        }
    }

    private static StageFolder read(Path folder, String name, Partition partition, Stage stage)
            throws IOException {
        byte[] content = Files.readAllBytes(folder.resolve(Manifest.FILE));
        Manifest manifest = ManifestText.read(name, content);
        if (manifest.stage() != stage || !manifest.partition().equals(partition)) {
            throw new EtlException(
                    ExitCode.INPUT_INVALID,
                    "the manifest '"
                            + name
                            + "' is of "
                            + manifest.stage().word()
                            + " "
                            + manifest.partition()
                            + ", expected "
                            + stage.word()
                            + " "
                            + partition);
        }
        return new StageFolder(folder, manifest, Digest.sha256(content));
    }

    /** Returns the path of a file of the folder. */
    public Path file(FileEntry entry) {
        return folder.resolve(entry.path());
    }

    /**
     * Returns the entry of a file that the manifest must name.
     *
     * @throws EtlException with exit code 66 if it doesn't
     */
    public FileEntry entry(String path) {
        return manifest.files().stream()
                .filter(file -> file.path().equals(path))
                .findFirst()
                .orElseThrow(
                        () ->
                                new EtlException(
                                        ExitCode.INPUT_INVALID,
                                        "the manifest in '"
                                                + folder
                                                + "' names no file '"
                                                + path
                                                + "'"));
    }

    /**
     * Proves that every file is what the manifest says.
     *
     * @throws EtlException with exit code 66 if one is missing or another
     */
    public void verify() throws IOException {
        for (FileEntry entry : manifest.files()) {
            verify(entry);
        }
    }

    /**
     * Proves that a file is what the manifest says.
     *
     * @throws EtlException with exit code 66 if it is missing or another
     */
    public void verify(FileEntry entry) throws IOException {
        byte[] buffer = new byte[BUFFER];
        MessageDigest digest = Digest.newSha256();
        long bytes = 0;
        try (InputStream in = new DigestInputStream(Files.newInputStream(file(entry)), digest)) {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                bytes += n;
            }
        } catch (NoSuchFileException e) {
            bytes = -1;
        }
        check(entry, bytes, Digest.hex(digest.digest()));
    }

    /**
     * Compares a file that was read with what the manifest says.
     *
     * @param bytes read, or -1 if there is no such file
     * @param sha256 of what was read, in hex
     * @throws EtlException with exit code 66 if they differ
     */
    public void check(FileEntry entry, long bytes, String sha256) {
        if (bytes == entry.bytes() && sha256.equals(entry.sha256())) {
            return;
        }
        String found = bytes < 0 ? "is missing" : "has " + bytes + " bytes and SHA-256 " + sha256;
        throw new EtlException(
                ExitCode.INPUT_INVALID,
                "the file '"
                        + file(entry)
                        + "' "
                        + found
                        + "; the manifest of "
                        + manifest.stage().word()
                        + " says "
                        + entry.bytes()
                        + " bytes and SHA-256 "
                        + entry.sha256()
                        + "; run "
                        + manifest.stage().word()
                        + " for this date again");
    }

    /**
     * Proves that this folder was made from another one, as that is now.
     *
     * @throws EtlException with exit code 66 if it was made from another version
     */
    public void requireInput(StageFolder input) {
        Stage stage = input.manifest().stage();
        if (!input.manifestSha256().equals(manifest.inputs().get(stage))) {
            throw new EtlException(
                    ExitCode.INPUT_INVALID,
                    "the "
                            + manifest.stage().word()
                            + " of "
                            + manifest.partition()
                            + " was made from another "
                            + stage.word()
                            + " than the one that is there; run "
                            + manifest.stage().word()
                            + " again");
        }
    }

    /**
     * Proves that this folder was made under a contract.
     *
     * @throws EtlException with exit code 66 if it was made under another one
     */
    public void requireContract(ContractReference contract) {
        if (!manifest.contract().equals(contract)) {
            throw new EtlException(
                    ExitCode.INPUT_INVALID,
                    "the "
                            + manifest.stage().word()
                            + " of "
                            + manifest.partition()
                            + " was made under contract version "
                            + manifest.contract().version()
                            + " ("
                            + manifest.contract().sha256()
                            + "), expected "
                            + contract.version()
                            + " ("
                            + contract.sha256()
                            + "); run "
                            + manifest.stage().word()
                            + " again");
        }
    }
}
