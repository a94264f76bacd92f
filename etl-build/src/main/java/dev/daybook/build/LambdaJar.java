package dev.daybook.build;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Gives every lambda and method reference of a jar a class of its own. The JVM would make one at
 * run time for each that a start comes by, or look it up in the class-data archive, which takes
 * almost as long (docs/decisions/0038-make-the-classes-of-lambdas-at-build-time.md).
 *
 * <p>Left as they are: lambdas that can be serialised or have several interfaces, and those of
 * classes for a Java before 11, which know no nests (JEP 181): the new classes call private methods
 * of the old ones.
 */
public final class LambdaJar {
    private static final String SUFFIX = ".class";
    private static final String VERSIONS = "META-INF/versions/";
    private static final int MAJOR = 0xFFFF;

    private final Map<String, byte[]> contents = new LinkedHashMap<>();
    private final Map<String, LocalDateTime> times = new HashMap<>();
    private final Map<String, ClassNode> classes = new LinkedHashMap<>();

    private LambdaJar(Path jar) throws IOException {
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            for (ZipEntry entry : Collections.list(zip.entries())) {
                contents.put(entry.getName(), zip.getInputStream(entry).readAllBytes());
                times.put(entry.getName(), entry.getTimeLocal());
            }
        }
    }

    /** Rewrites the jar whose path is the only argument. */
    public static void main(String[] args) throws IOException {
        rewrite(Path.of(args[0]));
    }

    /**
     * Rewrites a jar in place. The same jar gives the same bytes.
     *
     * @throws IOException if it can't be read or written; it is as it was then
     */
    public static void rewrite(Path jar) throws IOException {
        LambdaJar lambdas = new LambdaJar(jar);
        lambdas.readClasses();
        lambdas.replaceAll();
        Path written = jar.resolveSibling(jar.getFileName() + ".new");
        try (OutputStream out = Files.newOutputStream(written)) {
            lambdas.write(out);
        }
        Files.move(written, jar, StandardCopyOption.REPLACE_EXISTING);
    }

    private void readClasses() {
        contents.forEach(
                (name, content) -> {
                    if (name.endsWith(SUFFIX) && !name.startsWith(VERSIONS)) {
                        ClassNode node = new ClassNode();
                        new ClassReader(content).accept(node, 0);
                        classes.put(node.name, node);
                    }
                });
    }

    private void replaceAll() {
        // Each class once, and its host, which lists the new ones, only when all have been through.
        Map<String, ClassNode> changed = new LinkedHashMap<>();
        for (ClassNode node : List.copyOf(classes.values())) {
            ClassNode host = node.nestHostClass == null ? node : classes.get(node.nestHostClass);
            if ((node.version & MAJOR) >= Opcodes.V11 && host != null && replace(node, host)) {
                changed.put(node.name, node);
                changed.put(host.name, host);
            }
        }
        changed.forEach((name, node) -> contents.put(name + SUFFIX, bytes(node)));
    }

    private boolean replace(ClassNode node, ClassNode host) {
        int number = 0;
        for (MethodNode method : node.methods) {
            for (AbstractInsnNode instruction : method.instructions.toArray()) {
                if (instruction instanceof InvokeDynamicInsnNode call && LambdaClass.isFor(call)) {
                    LambdaClass lambda =
                            new LambdaClass(node.name + "$$L" + number++, host, node.version, call);
                    add(lambda, host, time(node.name + SUFFIX));
                    method.instructions.set(call, lambda.instance());
                }
            }
        }
        return number > 0;
    }

    private void add(LambdaClass lambda, ClassNode host, LocalDateTime time) {
        contents.put(lambda.name() + SUFFIX, lambda.bytes());
        times.put(lambda.name() + SUFFIX, time);
        if (host.nestMembers == null) {
            host.nestMembers = new ArrayList<>();
        }
        host.nestMembers.add(lambda.name());
    }

    private LocalDateTime time(String name) {
        return Objects.requireNonNull(times.get(name));
    }

    private static byte[] bytes(ClassNode node) {
        ClassWriter writer = new ClassWriter(0);
        node.accept(writer);
        return writer.toByteArray();
    }

    private void write(OutputStream out) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, byte[]> content : contents.entrySet()) {
                ZipEntry entry = new ZipEntry(content.getKey());
                entry.setTimeLocal(time(content.getKey()));
                zip.putNextEntry(entry);
                zip.write(content.getValue());
                zip.closeEntry();
            }
        }
    }
}
