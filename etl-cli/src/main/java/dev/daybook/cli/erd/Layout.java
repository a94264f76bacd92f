package dev.daybook.cli.erd;

import dev.daybook.contract.Contract;
import dev.daybook.contract.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Where the boxes stand: what is referred to stands left of what refers to it. All upper edges lie
 * on the grid of the rows.
 */
final class Layout {
    /** Free space around the picture. */
    static final int MARGIN = 36;

    /** Where the boxes begin, below the headline. */
    static final int TOP = 4 * Box.ROW;

    /** Distance of the tracks of two lines. */
    static final int TRACK = 16;

    private static final int GAP = 2 * Box.ROW;
    private static final int SIDE = 38;

    /**
     * Heights of a line in its lane; the first is that of a row, so that most lines are straight.
     */
    private static final int[] LANE_OFFSETS = {Box.ROW / 2, 2, Box.ROW - 2, 7};

    private static final int SNAP = 3 * Box.ROW;

    private final Ranks ranks;
    private final List<Relation> relations;
    private final List<List<Slot>> layers;
    private final List<Map<Slot, Box>> placed = new ArrayList<>();
    private final List<Map<Table, Integer>> ends = new ArrayList<>();

    /** Lays out the tables of a contract. */
    Layout(Contract contract) {
        ranks = new Ranks(contract);
        relations = Relation.of(contract);
        layers = Layers.of(contract);
        int x = MARGIN;
        for (int rank = 0; rank < layers.size(); rank++) {
            int width = width(layers.get(rank));
            if (rank > 0) {
                x += gapWidth(rank);
            }
            placed.add(place(rank, x, width));
            ends.add(ends(rank));
            x += width;
        }
    }

    private static int width(List<Slot> layer) {
        return layer.stream()
                .filter(slot -> !slot.isLane())
                .mapToInt(slot -> Box.width(slot.table()))
                .max()
                .orElse(0);
    }

    private int gapWidth(int rank) {
        return 2 * SIDE + TRACK * (targets(rank).size() - 1);
    }

    /** Returns the tables to which lines lead through the gap left of a layer. */
    List<Table> targets(int rank) {
        return relations.stream()
                .filter(relation -> ranks.rank(relation.parent()) < rank)
                .filter(relation -> ranks.rank(relation.child()) >= rank)
                .map(Relation::parent)
                .distinct()
                .toList();
    }

    /** Stacks the slots of a layer, each as high as the first table to which it leads. */
    private Map<Slot, Box> place(int rank, int x, int width) {
        Map<Slot, Box> boxes = new LinkedHashMap<>();
        int y = TOP;
        for (Slot slot : layers.get(rank)) {
            int wish = wish(slot, rank);
            int top = wish - y < SNAP && !slot.isLane() ? y : Math.max(y, wish);
            boxes.put(slot, new Box(slot.table(), x, top, width));
            y = top + slot.height() + (slot.isLane() ? Box.ROW : GAP);
        }
        return boxes;
    }

    private int wish(Slot slot, int rank) {
        if (slot.isLane()) {
            return end(slot.table(), rank - 1) / Box.ROW * Box.ROW;
        }
        return relations.stream()
                .filter(relation -> relation.child().equals(slot.table()))
                .mapToInt(
                        relation ->
                                end(relation.parent(), rank - 1) - slot.offset(relation.column()))
                .map(y -> Math.floorDiv(y, Box.ROW) * Box.ROW)
                .min()
                .orElse(0);
    }

    /** Where lines end in a layer: at a key, or in a lane clear of the ends left of it. */
    private Map<Table, Integer> ends(int rank) {
        Map<Table, Integer> result = new LinkedHashMap<>();
        placed.get(rank)
                .forEach(
                        (slot, box) ->
                                result.put(
                                        slot.table(),
                                        slot.isLane()
                                                ? box.y() + clear(slot.table(), rank, box.y())
                                                : box.rowMiddle(slot.table().primaryKey())));
        return result;
    }

    private int clear(Table table, int rank, int top) {
        for (int offset : LANE_OFFSETS) {
            if (isFree(table, rank, top + offset)) {
                return offset;
            }
        }
        return LANE_OFFSETS[0];
    }

    /** Returns whether no line but those to a table comes to a layer at a height. */
    boolean isFree(Table table, int rank, int y) {
        return ends.get(rank - 1).entrySet().stream()
                .noneMatch(end -> end.getValue() == y && !end.getKey().equals(table));
    }

    /** Returns where lines to a table end in a layer. */
    int end(Table table, int rank) {
        Integer end = ends.get(rank).get(table);
        if (end == null) {
            throw new IllegalArgumentException(table.name() + " is not in layer " + rank);
        }
        return end;
    }

    /** Returns the box of a table. */
    Box box(Table table) {
        return box(new Slot(table, false), ranks.rank(table));
    }

    private Box box(Slot slot, int rank) {
        Box box = placed.get(rank).get(slot);
        if (box == null) {
            throw new IllegalArgumentException(slot.table().name() + " is not in layer " + rank);
        }
        return box;
    }

    int rank(Table table) {
        return ranks.rank(table);
    }

    /** Returns the left edge of a layer. */
    int left(int rank) {
        return placed.get(rank).values().iterator().next().x();
    }

    /** Returns the right edge of a layer. */
    int right(int rank) {
        return placed.get(rank).values().iterator().next().right();
    }

    List<Relation> relations() {
        return relations;
    }

    /** Returns all boxes, from left to right and from top to bottom. */
    List<Box> boxes() {
        return placed.stream()
                .flatMap(layer -> layer.entrySet().stream())
                .filter(entry -> !entry.getKey().isLane())
                .map(Map.Entry::getValue)
                .toList();
    }

    /** Returns the number of layers. */
    int depth() {
        return layers.size();
    }

    /** Returns the right end of everything drawn. */
    int width() {
        return boxes().stream().mapToInt(Box::right).max().orElse(0) + MARGIN;
    }

    /** Returns the lower end of everything drawn. */
    int height() {
        return boxes().stream().mapToInt(box -> box.y() + box.height()).max().orElse(0) + MARGIN;
    }
}
