package dev.daybook.flatten;

import dev.daybook.partition.Archive;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * A case of {@code spec/flatten}: pages in, tables, quarantine and ledger out.
 *
 * @param id names it
 * @param why what it is there for
 * @param contract the whole text
 * @param date the partition date
 * @param pages JSON texts
 * @param counts what extract counts where a tree can't tell, as for names that stand twice
 * @param exit the exit code
 * @param verdict part of the message, for a run that fails
 * @param csv by table, the file
 * @param quarantine the file
 * @param ledger by table, the counts that are not zero
 * @param converted by column, how many values changed their type
 */
record FlattenCase(
        String id,
        String why,
        String contract,
        LocalDate date,
        List<String> pages,
        List<Archive.RowCount> counts,
        int exit,
        String verdict,
        Map<String, String> csv,
        String quarantine,
        Map<String, Map<String, Long>> ledger,
        Map<String, Long> converted) {
    private static final Path FOLDER = Path.of("src/test/resources/spec/flatten");
    private static final String CARRIAGE_RETURN = "␍";

    static List<FlattenCase> all() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.sorted().flatMap(file -> read(file).stream()).toList();
        }
    }

    private static List<FlattenCase> read(Path file) {
        JsonNode root = tree(file);
        List<FlattenCase> cases = new ArrayList<>();
        for (JsonNode node : root.get("cases")) {
            String schema = root.get("contracts").get(node.get("contract").asString()).asString();
            cases.add(read(node, SpecContract.text(schema, node.path("settings"))));
        }
        return cases;
    }

    private static JsonNode tree(Path file) {
        try {
            return new YAMLMapper().readTree(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static FlattenCase read(JsonNode node, String contract) {
        return new FlattenCase(
                node.get("id").asString(),
                node.get("why").asString(),
                contract,
                LocalDate.parse(node.path("date").asString("2026-11-21")),
                node.get("pages").valueStream().map(JsonNode::asString).toList(),
                counts(node.path("counts")),
                node.path("exit").asInt(0),
                node.path("verdict").asString(""),
                texts(node.path("csv")),
                node.path("quarantine").asString(""),
                ledger(node.path("ledger")),
                numbers(node.path("converted")));
    }

    private static List<Archive.RowCount> counts(JsonNode node) {
        return node.propertyStream()
                .map(
                        entry ->
                                new Archive.RowCount(
                                        entry.getKey(),
                                        entry.getValue().get(0).asLong(),
                                        entry.getValue().get(1).asLong()))
                .toList();
    }

    private static Map<String, String> texts(JsonNode node) {
        Map<String, String> texts = new LinkedHashMap<>();
        node.propertyStream()
                .forEach(
                        entry ->
                                texts.put(
                                        entry.getKey(),
                                        entry.getValue()
                                                .asString()
                                                .replace(CARRIAGE_RETURN, "\r")));
        return texts;
    }

    private static Map<String, Map<String, Long>> ledger(JsonNode node) {
        Map<String, Map<String, Long>> ledger = new LinkedHashMap<>();
        node.propertyStream()
                .forEach(entry -> ledger.put(entry.getKey(), numbers(entry.getValue())));
        return ledger;
    }

    private static Map<String, Long> numbers(JsonNode node) {
        Map<String, Long> numbers = new LinkedHashMap<>();
        node.propertyStream()
                .forEach(entry -> numbers.put(entry.getKey(), entry.getValue().asLong()));
        return numbers;
    }

    @Override
    public String toString() {
        return id;
    }
}
