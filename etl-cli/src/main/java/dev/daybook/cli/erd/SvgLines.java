package dev.daybook.cli.erd;

import dev.daybook.cli.erd.Router.Point;
import java.util.List;

/** Draws foreign keys in crow's foot notation: the foot stands where there can be many rows. */
final class SvgLines {
    private static final int RADIUS = 6;
    private static final String COLOUR = "#57677f";
    private static final String STROKE =
            "fill=\"none\" stroke=\"" + COLOUR + "\" stroke-width=\"1.6\"";
    private static final String CIRCLE =
            "fill=\"" + SvgDiagram.BACKGROUND + "\" stroke=\"" + COLOUR + "\" stroke-width=\"1.6\"";

    private final Svg svg;
    private final List<Relation> relations;

    SvgLines(Svg svg, List<Relation> relations) {
        this.svg = svg;
        this.relations = relations;
    }

    /** Draws a line and its two ends. */
    void draw(Router.Line line) {
        List<Point> points = line.points();
        svg.group(line.relation().toString());
        svg.path(path(points), STROKE);
        childEnd(points.get(0), line.relation().isOneToOne());
        parentEnd(points.get(points.size() - 1), line.relation());
        svg.endGroup();
    }

    private static String path(List<Point> points) {
        StringBuilder path = new StringBuilder("M" + at(points.get(0)));
        for (int i = 1; i < points.size() - 1; i++) {
            Point corner = points.get(i);
            int radius =
                    Math.min(radius(points.get(i - 1), corner), radius(corner, points.get(i + 1)));
            path.append('L').append(at(near(corner, points.get(i - 1), radius)));
            path.append('Q').append(at(corner)).append(' ');
            path.append(at(near(corner, points.get(i + 1), radius)));
        }
        return path.append('L').append(at(points.get(points.size() - 1))).toString();
    }

    private static String at(Point point) {
        return point.x() + " " + point.y();
    }

    private static int radius(Point from, Point to) {
        int length = Math.abs(from.x() - to.x()) + Math.abs(from.y() - to.y());
        return Math.min(RADIUS, length / 2);
    }

    private static Point near(Point corner, Point other, int distance) {
        return new Point(
                corner.x() + Integer.signum(other.x() - corner.x()) * distance,
                corner.y() + Integer.signum(other.y() - corner.y()) * distance);
    }

    /** Zero or many, or zero or one, rows refer to a row. */
    private void childEnd(Point end, boolean isOneToOne) {
        int x = end.x();
        int y = end.y();
        if (isOneToOne) {
            bar(x - 8, y);
            svg.circle(x - 17, y, 4, CIRCLE);
        } else {
            svg.path(
                    "M" + (x - 12) + " " + y + "L" + x + " " + (y - 6) + "M" + (x - 12) + " " + y
                            + "L" + x + " " + (y + 6),
                    STROKE);
            svg.circle(x - 16, y, 4, CIRCLE);
        }
    }

    /** Exactly one, or zero or one; only a bar where the lines that end here differ in it. */
    private void parentEnd(Point end, Relation relation) {
        bar(end.x() + 8, end.y());
        boolean isMixed =
                relations.stream()
                        .filter(other -> other.parent().equals(relation.parent()))
                        .anyMatch(other -> other.isOptional() != relation.isOptional());
        if (isMixed) {
            return;
        }
        if (relation.isOptional()) {
            svg.circle(end.x() + 17, end.y(), 4, CIRCLE);
        } else {
            bar(end.x() + 13, end.y());
        }
    }

    private void bar(int x, int y) {
        svg.path("M" + x + " " + (y - 6) + "v12", STROKE);
    }
}
