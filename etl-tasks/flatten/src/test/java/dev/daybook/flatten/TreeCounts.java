package dev.daybook.flatten;

import dev.daybook.contract.Contract;
import dev.daybook.contract.JsonPath;
import dev.daybook.contract.Table;
import dev.daybook.partition.Archive;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Counts elements and rows in the tree of a page: slow, simple, and with no code of the stage.
 * Every element of a list is a row, whatever it holds; an object below one is a row unless it is
 * null or missing.
 */
final class TreeCounts {
    private TreeCounts() {}

    static List<Archive.RowCount> of(Contract contract, String page) {
        JsonNode root = JsonMapper.shared().readTree(page);
        return contract.tables().stream()
                .map(Table::rowPath)
                .distinct()
                .map(p -> of(p, root))
                .toList();
    }

    private static Archive.RowCount of(JsonPath path, JsonNode root) {
        JsonPath anchor = path.anchor();
        List<JsonNode> elements = List.of(root);
        for (JsonPath.Step step : anchor.steps()) {
            elements = step(step, elements);
        }
        List<JsonNode> rows = elements;
        for (JsonPath.Step step :
                path.steps().subList(anchor.steps().size(), path.steps().size())) {
            rows = step(step, rows);
        }
        boolean isElement = path.equals(anchor);
        long received = rows.stream().filter(row -> isElement || !row.isNull()).count();
        return new Archive.RowCount(path.toString(), elements.size(), received);
    }

    private static List<JsonNode> step(JsonPath.Step step, List<JsonNode> nodes) {
        List<JsonNode> next = new ArrayList<>();
        for (JsonNode node : nodes) {
            if (step instanceof JsonPath.Name name && node.has(name.name())) {
                next.add(node.get(name.name()));
            } else if (step instanceof JsonPath.Each && node.isArray()) {
                node.forEach(next::add);
            }
        }
        return next;
    }
}
