package dev.daybook.cli;

import dev.daybook.partition.Stage;
import dev.daybook.problem.EtlException;
import dev.daybook.problem.ExitCode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where things are.
 *
 * @param root the folder of the installation
 * @param current the folder in which the command was given
 */
record Home(Path root, Path current) {

    /** Makes the paths absolute. */
    Home {
        root = root.toAbsolutePath().normalize();
        current = current.toAbsolutePath().normalize();
    }

    /**
     * Finds the installation: the property {@code daybook.root}, which the launcher sets, the
     * variable {@code DAYBOOK_ROOT}, or the current folder.
     */
    static Home find() {
        Path current = Path.of("");
        return new Home(
                Optional.ofNullable(System.getProperty("daybook.root"))
                        .or(() -> Optional.ofNullable(System.getenv("DAYBOOK_ROOT")))
                        .map(Path::of)
                        .orElse(current),
                current);
    }

    /** Returns the java that runs this program. */
    static Path java() {
        return Path.of(System.getProperty("java.home", ""), "bin", "java");
    }

    /** Returns where the jar of a stage is. */
    Path jar(Stage stage) {
        return root.resolve("etl-tasks/" + stage.word() + "/target/" + stage.word() + ".jar");
    }

    /** Returns where the jar of the sample source is. */
    Path sampleJar() {
        return root.resolve("etl-sample/target/sample.jar");
    }

    /** Returns the answers of an API that were recorded. */
    Path recorded(String api) {
        return root.resolve("etl-sample/recorded").resolve(api);
    }

    /** Returns where the key of this installation is, or would be. */
    Path key() {
        return root.resolve(".daybook/key");
    }

    /** Returns the folder in which runs keep their data unless told otherwise. */
    Path data() {
        return root.resolve("data");
    }

    /** Returns a path as a person would type it here. */
    String shown(Path path) {
        Path absolute = current.resolve(path).normalize();
        return absolute.startsWith(current) && !absolute.equals(current)
                ? current.relativize(absolute).toString()
                : absolute.toString();
    }

    /**
     * Returns a jar that must be there.
     *
     * @throws EtlException with exit code 78 if it is not
     */
    Path require(Path jar) {
        if (!Files.isRegularFile(jar)) {
            throw new EtlException(
                    ExitCode.CONFIGURATION,
                    "there is no '"
                            + shown(jar)
                            + "'; start Daybook by ./daybook, which builds it");
        }
        return jar;
    }
}
