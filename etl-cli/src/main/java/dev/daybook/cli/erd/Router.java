package dev.daybook.cli.erd;

import dev.daybook.contract.Table;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The ways of the lines from foreign keys to primary keys. A line is vertical only in the gaps
 * between layers and passes a layer only in a lane, so it crosses no box. In a gap all lines to one
 * table share a track, and no two tables do.
 */
final class Router {
    /**
     * A foreign key is left by so much below its middle, where another line ends at that height.
     */
    private static final int SIDESTEP = 6;

    private static final int FIRST_TRACK = 38;

    private final Layout layout;
    private final List<Map<Table, Integer>> tracks = new ArrayList<>();

    Router(Layout layout) {
        this.layout = layout;
        tracks.add(Map.of());
        for (int rank = 1; rank < layout.depth(); rank++) {
            tracks.add(tracks(rank));
        }
    }

    /**
     * The way of a line.
     *
     * @param relation what it stands for
     * @param points its corners, from the foreign key to the primary key
     */
    record Line(Relation relation, List<Point> points) {}

    /** A corner of a line. */
    record Point(int x, int y) {}

    /** Returns the ways of all lines. */
    List<Line> lines() {
        return layout.relations().stream()
                .map(relation -> new Line(relation, points(relation)))
                .toList();
    }

    private List<Point> points(Relation relation) {
        List<Point> points = new ArrayList<>();
        Table parent = relation.parent();
        int rank = layout.rank(relation.child());
        int y = start(relation, rank);
        add(points, layout.left(rank), y);
        for (; rank > layout.rank(parent); rank--) {
            int x = tracks.get(rank).getOrDefault(parent, layout.left(rank));
            add(points, x, y);
            y = layout.end(parent, rank - 1);
            add(points, x, y);
            add(points, layout.right(rank - 1), y);
        }
        return points;
    }

    private int start(Relation relation, int rank) {
        int middle = layout.box(relation.child()).rowMiddle(relation.column());
        return layout.isFree(relation.parent(), rank, middle) ? middle : middle + SIDESTEP;
    }

    /** Adds a corner; one on the way straight on replaces the last. */
    private static void add(List<Point> points, int x, int y) {
        int size = points.size();
        Point next = new Point(x, y);
        if (size > 0 && points.get(size - 1).equals(next)) {
            return;
        }
        if (size > 1 && points.get(size - 1).y() == y && points.get(size - 2).y() == y) {
            points.set(size - 1, next);
        } else {
            points.add(next);
        }
    }

    /**
     * Lines that go down take the left tracks, the lowest end first; lines that go up the others,
     * the highest end first: so lines of one direction do not cross.
     */
    private Map<Table, Integer> tracks(int rank) {
        Comparator<Table> downFirst = Comparator.comparing(table -> goesUp(table, rank));
        List<Table> order =
                layout.targets(rank).stream()
                        .sorted(downFirst.thenComparingInt(table -> distance(table, rank)))
                        .toList();
        Map<Table, Integer> tracks = new LinkedHashMap<>();
        for (Table table : order) {
            tracks.put(table, layout.right(rank - 1) + FIRST_TRACK + Layout.TRACK * tracks.size());
        }
        return tracks;
    }

    private int distance(Table table, int rank) {
        int end = layout.end(table, rank - 1);
        return goesUp(table, rank) ? end : -end;
    }

    private boolean goesUp(Table table, int rank) {
        double starts =
                layout.relations().stream()
                        .filter(relation -> relation.parent().equals(table))
                        .filter(relation -> layout.rank(relation.child()) >= rank)
                        .mapToInt(relation -> arrival(relation, rank))
                        .average()
                        .orElse(0);
        return starts < layout.end(table, rank - 1);
    }

    private int arrival(Relation relation, int rank) {
        return layout.rank(relation.child()) == rank
                ? layout.box(relation.child()).rowMiddle(relation.column())
                : layout.end(relation.parent(), rank);
    }
}
