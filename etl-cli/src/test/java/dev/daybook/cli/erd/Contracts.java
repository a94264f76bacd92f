package dev.daybook.cli.erd;

import dev.daybook.contract.Contract;
import dev.daybook.contract.ContractFiles;
import dev.daybook.contract.ContractReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** The contracts of the tests. */
final class Contracts {
    private static final String HEAD =
            """
            apiVersion: v3.1.0
            kind: DataContract
            id: drawn
            name: drawn
            version: 1.0.0
            status: active
            servers:
              - server: source
                type: api
                location: https://example.test/
                customProperties:
                  - property: etlRequest
                    value: {method: GET}
                  - property: etlPagination
                    value: {type: pageNumber, first: 1, until: pages 1}
            schema:
            """;

    private Contracts() {}

    static Path root() {
        return Path.of(System.getProperty("daybook.root"));
    }

    /** Reads all contracts that ship with Daybook. */
    static List<Contract> shipped() throws IOException {
        Path folder = root().resolve("etl-core/src/main/resources/contracts");
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".odcs.yaml"))
                    .sorted()
                    .map(ContractFiles::read)
                    .toList();
        }
    }

    /** Six tables, lists in lists, words of SQL as names, hostile descriptions. */
    static Contract nested() throws IOException {
        try (InputStream in = Contracts.class.getResourceAsStream("nested.odcs.yaml")) {
            return ContractReader.read("nested.odcs.yaml", in.readAllBytes());
        }
    }

    static List<Contract> all() throws IOException {
        List<Contract> contracts = new ArrayList<>(shipped());
        contracts.add(nested());
        return contracts;
    }

    /** Two to nine tables, each with foreign keys to some of those before it. */
    static Contract random(long seed) {
        Random random = new Random(seed);
        StringBuilder yaml = new StringBuilder(HEAD);
        int tables = 2 + random.nextInt(8);
        for (int table = 0; table < tables; table++) {
            yaml.append("  - name: t").append(table).append("\n    customProperties:\n");
            yaml.append("      - {property: etlRowPath, value: '$.rows[*].t").append(table);
            yaml.append("'}\n    properties:\n");
            column(yaml, "t" + table + "_id", "primaryKey: true, primaryKeyPosition: 1");
            for (int parent = 0; parent < table; parent++) {
                if (random.nextInt(3) == 0) {
                    String to = "t" + parent + ".t" + parent + "_id";
                    column(yaml, "parent" + parent, "relationships: [{to: " + to + "}]");
                }
            }
        }
        return ContractReader.read(
                "seed " + seed, yaml.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static void column(StringBuilder yaml, String name, String rest) {
        yaml.append("      - {name: ").append(name);
        yaml.append(", logicalType: integer, physicalType: BIGINT, transformLogic: key(), ");
        yaml.append(rest).append("}\n");
    }
}
