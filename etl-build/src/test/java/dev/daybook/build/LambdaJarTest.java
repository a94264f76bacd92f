package dev.daybook.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

class LambdaJarTest {
    private static final String FOLDER = "dev/daybook/build/";
    private static final List<String> CLASSES =
            List.of("Lambdas.class", "Lambdas$Named.class", "Lambdas$Nested.class");
    private static final LocalDateTime TIME = LocalDateTime.of(2026, 1, 1, 0, 0);

    @TempDir private Path folder;
    private Path jar;

    @BeforeEach
    void makeAJar() throws IOException {
        jar = folder.resolve("some.jar");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(jar))) {
            write(
                    zip,
                    "META-INF/MANIFEST.MF",
                    "Manifest-Version: 1.0\n".getBytes(StandardCharsets.UTF_8));
            for (String name : CLASSES) {
                try (InputStream in = LambdaJarTest.class.getResourceAsStream(name)) {
                    write(zip, FOLDER + name, Objects.requireNonNull(in).readAllBytes());
                }
            }
            write(zip, "some.txt", "some text".getBytes(StandardCharsets.UTF_8));
        }
    }

    private static void write(ZipOutputStream zip, String name, byte[] content) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(TIME);
        zip.putNextEntry(entry);
        zip.write(content);
        zip.closeEntry();
    }

    @Test
    void theClassesDoWhatTheLambdasDid() throws Exception {
        List<String> before = run();
        LambdaJar.rewrite(jar);

        assertThat(run()).isEqualTo(before).isEqualTo(new Lambdas().get()).hasSize(17);
    }

    @Test
    void onlyALambdaThatCanBeSerialisedIsMadeAtRunTime() throws IOException {
        assertThat(factories()).contains("metafactory", "altMetafactory");
        LambdaJar.rewrite(jar);

        assertThat(factories()).contains("altMetafactory").doesNotContain("metafactory");
    }

    @Test
    void allElseInTheJarStaysAsItIs() throws IOException {
        LambdaJar.rewrite(jar);

        try (ZipFile zip = new ZipFile(jar.toFile())) {
            List<? extends ZipEntry> entries = Collections.list(zip.entries());
            assertThat(entries).extracting(ZipEntry::getTimeLocal).containsOnly(TIME);
            assertThat(entries)
                    .extracting(ZipEntry::getName)
                    .startsWith("META-INF/MANIFEST.MF")
                    .contains("some.txt", FOLDER + "Lambdas$$L0.class");
            assertThat(zip.getInputStream(zip.getEntry("some.txt"))).hasContent("some text");
        }
    }

    @Test
    void theSameJarGivesTheSameBytesAndASecondTimeChangesNothing() throws IOException {
        Path copy = Files.copy(jar, folder.resolve("copy.jar"));
        LambdaJar.rewrite(jar);
        LambdaJar.rewrite(copy);
        assertThat(copy).hasSameBinaryContentAs(jar);
        LambdaJar.rewrite(copy);
        assertThat(copy).hasSameBinaryContentAs(jar);
    }

    @Test
    void whatIsNoJarStaysAsItIs() throws IOException {
        Path text = Files.writeString(folder.resolve("text.jar"), "no jar");
        assertThatExceptionOfType(ZipException.class).isThrownBy(() -> LambdaJar.rewrite(text));
        assertThat(text).hasContent("no jar");
    }

    @SuppressWarnings("unchecked")
    private List<String> run() throws Exception {
        URL[] urls = {jar.toUri().toURL()};
        try (URLClassLoader loader =
                new URLClassLoader(urls, ClassLoader.getPlatformClassLoader())) {
            Class<?> lambdas = loader.loadClass(Lambdas.class.getName());
            return ((Supplier<List<String>>) lambdas.getConstructor().newInstance()).get();
        }
    }

    /** Returns the methods that make objects for the calls in all classes. */
    private List<String> factories() throws IOException {
        List<String> factories = new ArrayList<>();
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            for (ZipEntry entry : Collections.list(zip.entries())) {
                if (entry.getName().endsWith(".class")) {
                    new ClassReader(zip.getInputStream(entry).readAllBytes())
                            .accept(new Factories(factories), 0);
                }
            }
        }
        return factories;
    }

    private static final class Factories extends ClassVisitor {
        private final List<String> factories;

        Factories(List<String> factories) {
            super(Opcodes.ASM9);
            this.factories = factories;
        }

        @Override
        public MethodVisitor visitMethod(
                int access, String name, String descriptor, String signature, String[] thrown) {
            return new MethodVisitor(Opcodes.ASM9) {
                @Override
                public void visitInvokeDynamicInsn(
                        String called, String type, Handle factory, Object... arguments) {
                    factories.add(factory.getName());
                }
            };
        }
    }
}
