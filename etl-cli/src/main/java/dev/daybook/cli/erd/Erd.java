package dev.daybook.cli.erd;

import dev.daybook.contract.Contract;
import dev.daybook.problem.EtlException;
import dev.daybook.problem.ExitCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The documents that are derived from a contract. */
public final class Erd {
    private static final Logger LOG = LoggerFactory.getLogger(Erd.class);

    private Erd() {}

    /**
     * Returns the bytes of the DBML, the Mermaid diagram, the DDL and the SVG, by file name. They
     * depend on the contract alone.
     */
    public static Map<String, byte[]> texts(Contract contract) {
        Map<String, byte[]> texts = new LinkedHashMap<>();
        texts.put(contract.name() + ".dbml", bytes(Dbml.of(contract)));
        texts.put(contract.name() + ".mmd", bytes(Mermaid.of(contract)));
        texts.put(contract.name() + ".sql", bytes(PostgresDdl.of(contract)));
        texts.put(svg(contract), bytes(SvgDiagram.of(contract)));
        return Collections.unmodifiableMap(texts);
    }

    /**
     * Writes the texts and the PNG into a folder, which is made where it is missing. A PNG of the
     * same SVG stays as it is. On a machine that cannot draw, an old PNG stays and a warning says
     * so.
     *
     * @throws EtlException with exit code 74 if a file can't be written
     */
    public static void write(Contract contract, Path folder) {
        write(contract, folder, PngPicture::draw).ifPresent(LOG::warn);
    }

    /** Writes like {@link #write(Contract, Path)}; returns the warning. */
    static Optional<String> write(Contract contract, Path folder, PngPicture.Painter painter) {
        Map<String, byte[]> texts = texts(contract);
        try {
            Files.createDirectories(folder);
            for (Map.Entry<String, byte[]> text : texts.entrySet()) {
                replace(folder.resolve(text.getKey()), text.getValue());
            }
            return picture(folder.resolve(png(contract)), bytes(SvgDiagram.of(contract)), painter);
        } catch (IOException e) {
            throw new EtlException(
                    ExitCode.IO_FAILED,
                    "the documents of '" + contract.name() + "' can't be written: " + e,
                    e);
        }
    }

    private static Optional<String> picture(Path png, byte[] svg, PngPicture.Painter painter)
            throws IOException {
        if (PngPicture.isOf(read(png), svg)) {
            return Optional.empty();
        }
        try {
            replace(png, PngPicture.of(svg, painter));
            return Optional.empty();
        } catch (PngPicture.NotDrawn e) {
            return Optional.of("'" + png + "' was not drawn: " + e.getMessage());
        }
    }

    /**
     * Returns the names of the files in a folder that are missing or are not what the contract
     * gives, in the order in which they are written. The PNG is judged by the SVG that it names.
     *
     * @throws EtlException with exit code 74 if a file can't be read
     */
    public static List<String> stale(Contract contract, Path folder) {
        List<String> stale = new ArrayList<>();
        Map<String, byte[]> texts = texts(contract);
        texts.forEach(
                (name, bytes) -> {
                    if (!Arrays.equals(read(folder.resolve(name)), bytes)) {
                        stale.add(name);
                    }
                });
        if (!PngPicture.isOf(read(folder.resolve(png(contract))), bytes(SvgDiagram.of(contract)))) {
            stale.add(png(contract));
        }
        return stale;
    }

    private static String svg(Contract contract) {
        return contract.name() + ".svg";
    }

    private static String png(Contract contract) {
        return contract.name() + ".png";
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** A missing file reads as an empty one, which no document is. */
    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            return new byte[0];
        } catch (IOException e) {
            throw new EtlException(ExitCode.IO_FAILED, "'" + file + "' can't be read: " + e, e);
        }
    }

    private static void replace(Path file, byte[] content) throws IOException {
        Path next = file.resolveSibling("." + file.getFileName() + ".next");
        Files.write(next, content);
        Files.move(next, file, StandardCopyOption.REPLACE_EXISTING);
    }
}
