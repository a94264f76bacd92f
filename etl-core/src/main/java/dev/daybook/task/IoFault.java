package dev.daybook.task;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/** Words for what went wrong while reading or writing. */
final class IoFault {
    private IoFault() {}

    /** Returns what was found and what to do, without what was read or written. */
    static String describe(IOException e) {
        if (e instanceof AccessDeniedException denied) {
            return noPermission(denied.getFile());
        }
        if (e instanceof FileSystemException failed) {
            return "reading or writing '"
                    + failed.getFile()
                    + "' failed: "
                    + Optional.ofNullable(failed.getReason())
                            .orElse(failed.getClass().getSimpleName());
        }
        return "reading or writing failed: " + e.getMessage();
    }

    private static String noPermission(String file) {
        Path place = existing(Path.of(file).toAbsolutePath());
        Optional<Object> owner = attribute(place, "unix:uid");
        // The kernel gives a process's folder to the user under which it runs.
        Optional<Object> user = attribute(Path.of("/proc/self"), "unix:uid");
        Optional<Object> group = attribute(Path.of("/proc/self"), "unix:gid");
        if (owner.isEmpty() || user.isEmpty() || group.isEmpty() || owner.equals(user)) {
            return "no permission for '"
                    + file
                    + "'; expected that the user who runs this may write to '"
                    + place
                    + "'";
        }
        return "no permission for '"
                + file
                + "': '"
                + place
                + "' belongs to uid "
                + owner.get()
                + " and this process runs as uid "
                + user.get()
                + "; run: chown -R "
                + user.get()
                + ":"
                + group.get()
                + " FOLDER (that folder; for a container the one of the host that is mounted"
                + " there), or use a named volume";
    }

    private static Path existing(Path path) {
        Path place = path;
        while (!Files.exists(place) && place.getParent() != null) {
            place = Objects.requireNonNull(place.getParent());
        }
        return place;
    }

    /** Returns an attribute of a file, where this system has it. */
    private static Optional<Object> attribute(Path path, String name) {
        try {
            return Optional.ofNullable(Files.getAttribute(path, name));
        } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
