package dev.daybook.cli;

import dev.daybook.partition.Stage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;

/** A folder with jars that stand for the stages and for the sample source. */
final class FakeInstallation {
    private FakeInstallation() {}

    static Path in(Path root) throws IOException {
        Home home = new Home(root, root);
        for (Stage stage : Stage.values()) {
            write(home.jar(stage));
        }
        write(home.sampleJar());
        return root;
    }

    private static void write(Path jar) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, FakeStage.class.getName());
        String entry = FakeStage.class.getName().replace('.', '/') + ".class";
        Files.createDirectories(jar.getParent());
        try (InputStream in = FakeStage.class.getClassLoader().getResourceAsStream(entry);
                JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
            out.putNextEntry(new ZipEntry(entry));
            in.transferTo(out);
            out.closeEntry();
        }
    }
}
