package dev.daybook.contract;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A contract compiled: one tree of the places that it names, and for each table where its rows,
 * ordinals and foreign keys come from. Built before anything is asked of a source.
 *
 * @param contract what was compiled
 * @param root the answer of the source
 * @param anchors the paths of all elements that have ordinals, outer ones before inner ones
 * @param tables in the order of the contract
 */
public record Plan(
        Contract contract, PathNode root, List<JsonPath> anchors, List<PlannedTable> tables) {

    /** Copies the lists. */
    public Plan {
        anchors = List.copyOf(anchors);
        tables = List.copyOf(tables);
    }

    /** Compiles a contract that was read without a problem. */
    public static Plan of(Contract contract) {
        PathNode root = new PathNode(JsonPath.ROOT);
        List<JsonPath> anchors = anchors(contract);
        for (int i = 0; i < anchors.size(); i++) {
            root.make(anchors.get(i)).setAnchor(i);
        }
        List<PlannedTable> tables = new ArrayList<>();
        for (Table table : contract.tables()) {
            tables.add(plan(contract, table, tables.size(), anchors));
            addTable(root, table, tables.size() - 1);
        }
        contract.excludedPaths().keySet().forEach(path -> root.make(path).exclude());
        contract.archivedPaths().forEach(path -> root.make(path).markArchived());
        contract.source().echo().keySet().forEach(path -> root.make(path).markAnswer());
        if (contract.source().pagination().until() instanceof Pagination.Total total) {
            root.make(total.path()).markAnswer();
        }
        return new Plan(contract, root, anchors, tables);
    }

    /** Every list on the way to a row is an anchor, so that the place of a row can be told. */
    private static List<JsonPath> anchors(Contract contract) {
        Set<JsonPath> anchors = new LinkedHashSet<>();
        for (Table table : contract.tables()) {
            List<JsonPath.Step> steps = table.rowPath().steps();
            for (int i = 0; i < steps.size(); i++) {
                if (steps.get(i) instanceof JsonPath.Each) {
                    anchors.add(new JsonPath(steps.subList(0, i + 1)));
                }
            }
        }
        return anchors.stream()
                .sorted((a, b) -> Integer.compare(a.steps().size(), b.steps().size()))
                .toList();
    }

    private static PlannedTable plan(
            Contract contract, Table table, int index, List<JsonPath> anchors) {
        JsonPath anchor = table.rowPath().anchor();
        List<PlannedTable.Reference> references = new ArrayList<>();
        for (int column = 0; column < table.columns().size(); column++) {
            int at = column;
            table.columns()
                    .get(column)
                    .reference()
                    .ifPresent(
                            reference ->
                                    references.add(
                                            new PlannedTable.Reference(
                                                    at, indexOf(contract, reference.table()))));
        }
        return new PlannedTable(
                index, table, anchors.indexOf(anchor), table.rowPath().equals(anchor), references);
    }

    private static int indexOf(Contract contract, String table) {
        for (int i = 0; i < contract.tables().size(); i++) {
            if (contract.tables().get(i).name().equals(table)) {
                return i;
            }
        }
        throw new IllegalArgumentException("no table " + table + " in " + contract.name());
    }

    private static void addTable(PathNode root, Table table, int index) {
        PathNode row = root.make(table.rowPath());
        row.addRows(index);
        for (int i = 0; i < table.columns().size(); i++) {
            Column column = table.columns().get(i);
            int at = i;
            column.expression()
                    .path()
                    .ifPresent(
                            path -> {
                                PathNode node = row.make(path);
                                node.addTarget(new PathNode.Target(index, at));
                                column.protection().ifPresent(node::protect);
                            });
        }
    }

    /** Returns the table with a name. */
    public PlannedTable table(String name) {
        return tables.get(indexOf(contract, name));
    }
}
