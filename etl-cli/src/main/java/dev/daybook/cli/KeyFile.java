package dev.daybook.cli;

import dev.daybook.partition.Disk;
import dev.daybook.problem.EtlException;
import dev.daybook.problem.ExitCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Set;

/**
 * The key of this installation: 32 random bytes in Base64, in a file that only its owner reads.
 *
 * @param path of the file
 */
record KeyFile(Path path) {
    private static final int BYTES = 32;
    private static final Set<PosixFilePermission> OWNER_ONLY =
            PosixFilePermissions.fromString("rw-------");
    private static final Set<PosixFilePermission> OWNER =
            PosixFilePermissions.fromString("rwx------");

    /** Returns whether there is a key. */
    boolean exists() {
        return Files.exists(path);
    }

    /**
     * Makes a key. The file is there with all its content or not at all.
     *
     * @throws EtlException with exit code 64 if there is one, which stays as it is
     */
    void make() throws IOException {
        Path folder = path.resolveSibling("");
        Files.createDirectories(folder);
        FileAttribute<?> ownerOnly = PosixFilePermissions.asFileAttribute(OWNER_ONLY);
        Path temporary = Files.createTempFile(folder, ".key-", "", ownerOnly);
        try {
            Files.writeString(temporary, random() + "\n");
            Disk.sync(temporary);
            // A link, unlike a move, never takes the place of a file.
            Files.createLink(path, temporary);
            Disk.sync(folder);
        } catch (FileAlreadyExistsException e) {
            throw new EtlException(
                    ExitCode.USAGE,
                    "there is a key at '"
                            + path
                            + "' and it is never overwritten: what was hashed with it could no"
                            + " longer be compared; move it away to make another one");
        } finally {
            Files.delete(temporary);
        }
    }

    private static String random() {
        byte[] bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }

    /**
     * Returns the key.
     *
     * @throws EtlException with exit code 78 if others may read the file, or it is empty
     */
    String read() throws IOException {
        requireOwnerOnly();
        String key = Files.readString(path, StandardCharsets.UTF_8).strip();
        if (key.isEmpty()) {
            throw new EtlException(
                    ExitCode.CONFIGURATION,
                    "the key '" + path + "' is empty; remove it and make one: ./daybook key new");
        }
        return key;
    }

    private void requireOwnerOnly() throws IOException {
        Set<PosixFilePermission> found = Files.getPosixFilePermissions(path);
        if (found.stream().allMatch(OWNER::contains)) {
            return;
        }
        throw new EtlException(
                ExitCode.CONFIGURATION,
                "the key '"
                        + path
                        + "' has the permissions "
                        + PosixFilePermissions.toString(found)
                        + ", expected rw-------; run: chmod 600 "
                        + path);
    }
}
