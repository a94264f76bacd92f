package dev.daybook.cli;

import dev.daybook.contract.ContractFiles;
import dev.daybook.problem.EtlException;
import dev.daybook.problem.ExitCode;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The contracts that ship with Daybook. */
final class ShippedContracts {
    private static final String FOLDER = "/contracts";
    private static final String SUFFIX = ".odcs.yaml";

    private ShippedContracts() {}

    /** Returns their names, sorted. */
    static List<String> names() {
        try {
            URI folder = folder();
            if (!folder.getScheme().equals("jar")) {
                return names(Path.of(folder));
            }
            try (FileSystem jar = FileSystems.newFileSystem(folder, Map.of())) {
                return names(jar.getPath(FOLDER));
            }
        } catch (IOException | URISyntaxException e) {
            throw new EtlException(ExitCode.IO_FAILED, "can't list " + FOLDER + " of the jar", e);
        }
    }

    private static URI folder() throws IOException, URISyntaxException {
        URL folder = ContractFiles.class.getResource(FOLDER);
        if (folder == null) {
            throw new IOException("no " + FOLDER);
        }
        return folder.toURI();
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(SUFFIX))
                    .map(name -> name.substring(0, name.length() - SUFFIX.length()))
                    .sorted()
                    .toList();
        }
    }
}
