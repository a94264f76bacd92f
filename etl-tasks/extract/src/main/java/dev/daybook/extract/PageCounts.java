package dev.daybook.extract;

import dev.daybook.contract.JsonPath;
import dev.daybook.contract.PathNode;
import dev.daybook.contract.Plan;
import dev.daybook.contract.PlannedTable;
import dev.daybook.partition.Archive;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Counts the rows of one page while it passes: extract's own witness for the ledger.
 *
 * <p>An element counts whatever it is, also null. A row that is an element is received always, one
 * below an element when its value is there and not null, and once even where its key stands twice.
 */
final class PageCounts {
    private final Plan plan;
    private final List<JsonPath> rowPaths = new ArrayList<>();
    private final int[] pathOfTable;
    private final int[] anchorOfPath;
    private final boolean[] isElement;
    private final long[] elements;
    private final long[] received;
    private final long[] lastReceived;
    private final Map<PathNode, Boolean> records = new LinkedHashMap<>();
    private Optional<JsonPath> noList = Optional.empty();

    PageCounts(Plan plan) {
        this.plan = plan;
        int tables = plan.tables().size();
        pathOfTable = new int[tables];
        anchorOfPath = new int[tables];
        isElement = new boolean[tables];
        elements = new long[plan.anchors().size()];
        received = new long[tables];
        lastReceived = new long[tables];
        plan.tables().forEach(this::add);
        for (JsonPath path : rowPaths) {
            records.put(container(path), false);
        }
    }

    private void add(PlannedTable table) {
        JsonPath rowPath = table.table().rowPath();
        if (!rowPaths.contains(rowPath)) {
            rowPaths.add(rowPath);
        }
        int path = rowPaths.indexOf(rowPath);
        pathOfTable[table.index()] = path;
        anchorOfPath[path] = table.anchor();
        isElement[path] = table.isElement();
    }

    /** Returns the place of the outermost list on a row path: the list of the source's records. */
    private PathNode container(JsonPath rowPath) {
        PathNode place = plan.root();
        for (JsonPath.Step step : rowPath.record().steps()) {
            PathNode next = step instanceof JsonPath.Name name ? place.member(name.name()) : null;
            if (next == null) {
                return place;
            }
            place = next;
        }
        return place;
    }

    /** Notes that a list stands at a place that may hold one. */
    void list(PathNode place) {
        records.replace(place, true);
    }

    /** Notes that something else than a list stands at a place that may hold one. */
    void noList(PathNode place) {
        if (records.containsKey(place)) {
            noList = Optional.of(place.path());
        }
    }

    /** Counts an element of a list. */
    void element(PathNode place) {
        if (place.anchor() >= 0) {
            elements[place.anchor()]++;
        }
    }

    /** Counts a value that is not null at the place of a row. */
    void value(PathNode place) {
        for (int table : place.rows()) {
            int path = pathOfTable[table];
            long element = elements[anchorOfPath[path]];
            if (lastReceived[path] != element) {
                lastReceived[path] = element;
                received[path]++;
            }
        }
    }

    /** Returns what is wrong with an answer that is JSON and yet holds no records. */
    Optional<String> fault() {
        if (noList.isPresent()) {
            return Optional.of("the answer has no list at " + noList.get());
        }
        if (records.containsValue(true)) {
            return Optional.empty();
        }
        String places =
                records.keySet().stream()
                        .map(place -> place.path().toString())
                        .sorted()
                        .collect(Collectors.joining(", "));
        return Optional.of("the answer has nothing at " + places);
    }

    /** Returns the number of the source's records. */
    long records() {
        long count = 0;
        for (PathNode list : records.keySet()) {
            PathNode element = list.element();
            count += element == null ? 0 : elements[element.anchor()];
        }
        return count;
    }

    /** Returns the counts by row path, in the order of the contract. */
    List<Archive.RowCount> rows() {
        Map<String, Archive.RowCount> counts = new LinkedHashMap<>();
        for (int path = 0; path < rowPaths.size(); path++) {
            String name = rowPaths.get(path).toString();
            long all = elements[anchorOfPath[path]];
            counts.put(
                    name, new Archive.RowCount(name, all, isElement[path] ? all : received[path]));
        }
        return List.copyOf(counts.values());
    }
}
