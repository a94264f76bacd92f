package dev.daybook.contract;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Contracts of the tests. */
final class Contracts {
    private Contracts() {}

    static Contract full() throws IOException {
        return ContractReader.read("full", bytes("full"));
    }

    /** Reads the minimal contract with more at its end. */
    static Contract minimalWith(String more) throws IOException {
        String text = new String(bytes("minimal"), StandardCharsets.UTF_8) + more;
        return ContractReader.read("minimal", text.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] bytes(String name) throws IOException {
        return Files.readAllBytes(Path.of("src/test/resources/contracts", name + ".odcs.yaml"));
    }
}
