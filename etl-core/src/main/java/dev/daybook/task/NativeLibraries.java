package dev.daybook.task;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.Optional;

/**
 * The native libraries that lie beside the running jar.
 *
 * <p>Our jars hold none, so that nothing is unpacked at run time: a task needs neither a writable
 * nor an executable temporary folder. DuckDB's driver looks beside the jar by itself; zstd's must
 * be told. From a classes folder (tests) nothing is set, and both libraries unpack their own.
 */
public final class NativeLibraries {
    private static final String ZSTD_PATH = "ZstdNativePath";

    private NativeLibraries() {}

    /**
     * Tells zstd its library's file. To be called before the first use of any zstd class; does
     * nothing when the property {@code ZstdNativePath} is set or there is no such file.
     */
    public static void useThoseBesideTheJar() {
        if (System.getProperty(ZSTD_PATH) != null) {
            return;
        }
        runningJar()
                .flatMap(jar -> zstdIn(jar.resolveSibling(".")))
                .ifPresent(library -> System.setProperty(ZSTD_PATH, library.toString()));
    }

    private static Optional<Path> runningJar() {
        CodeSource source = NativeLibraries.class.getProtectionDomain().getCodeSource();
        if (source == null) {
            return Optional.empty();
        }
        try {
            Path place = Path.of(source.getLocation().toURI()).toAbsolutePath();
            return Optional.of(place).filter(Files::isRegularFile);
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    private static Optional<Path> zstdIn(Path folder) {
        // The file's name holds the version and the platform's ending: .so, .dylib or .dll.
        try (DirectoryStream<Path> found =
                Files.newDirectoryStream(
                        folder, file -> file.getFileName().toString().startsWith("libzstd-jni-"))) {
            for (Path library : found) {
                return Optional.of(library.toAbsolutePath().normalize());
            }
            return Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
