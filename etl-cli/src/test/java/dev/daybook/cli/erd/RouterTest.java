package dev.daybook.cli.erd;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.cli.erd.Router.Point;
import dev.daybook.contract.Contract;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RouterTest {
    /** A straight part of a line to a table; its ends are in order. */
    private record Part(String target, int x1, int y1, int x2, int y2) {
        static Part of(String target, Point a, Point b) {
            return new Part(
                    target,
                    Math.min(a.x(), b.x()),
                    Math.min(a.y(), b.y()),
                    Math.max(a.x(), b.x()),
                    Math.max(a.y(), b.y()));
        }

        boolean isIn(Box box) {
            return x1 < box.right() && x2 > box.x() && y1 < box.y() + box.height() && y2 > box.y();
        }

        boolean liesOn(Part other) {
            boolean vertical = x1 == x2 && other.x1 == other.x2 && x1 == other.x1;
            boolean horizontal = y1 == y2 && other.y1 == other.y2 && y1 == other.y1;
            return (vertical && y1 < other.y2 && other.y1 < y2)
                    || (horizontal && x1 < other.x2 && other.x1 < x2);
        }
    }

    static Stream<Contract> contracts() throws Exception {
        return Stream.concat(
                Contracts.all().stream(), LongStream.range(0, 60).mapToObj(Contracts::random));
    }

    @ParameterizedTest
    @MethodSource("contracts")
    void drawsNoLineThroughABox(Contract contract) {
        Layout layout = new Layout(contract);
        for (Part part : parts(layout)) {
            assertThat(layout.boxes()).as("%s", part).noneMatch(part::isIn);
        }
    }

    @ParameterizedTest
    @MethodSource("contracts")
    void drawsNoLineOnAnotherThatEndsElsewhere(Contract contract) {
        List<Part> parts = parts(new Layout(contract));
        for (Part part : parts) {
            assertThat(parts)
                    .as("%s", part)
                    .noneMatch(other -> !other.target.equals(part.target) && other.liesOn(part));
        }
    }

    @ParameterizedTest
    @MethodSource("contracts")
    void drawsNoBoxOnAnother(Contract contract) {
        List<Box> boxes = new Layout(contract).boxes();
        assertThat(boxes).hasSameSizeAs(contract.tables());
        for (Box box : boxes) {
            Point upper = new Point(box.x(), box.y());
            Part area = Part.of("", upper, new Point(box.right(), box.y() + box.height()));
            assertThat(boxes).filteredOn(area::isIn).containsExactly(box);
        }
    }

    @ParameterizedTest
    @MethodSource("contracts")
    void joinsTheTwoKeys(Contract contract) {
        Layout layout = new Layout(contract);
        for (Router.Line line : new Router(layout).lines()) {
            Box child = layout.box(line.relation().child());
            Box parent = layout.box(line.relation().parent());
            List<Point> points = line.points();
            int top = child.rowTop(line.relation().column());
            assertThat(points.get(0).x()).isEqualTo(child.x());
            assertThat(points.get(0).y()).isBetween(top + 1, top + Box.ROW - 1);
            assertThat(points.get(points.size() - 1))
                    .isEqualTo(
                            new Point(
                                    parent.right(), parent.rowMiddle(parent.table().primaryKey())));
        }
    }

    private static List<Part> parts(Layout layout) {
        List<Part> parts = new ArrayList<>();
        for (Router.Line line : new Router(layout).lines()) {
            List<Point> points = line.points();
            String target = line.relation().parent().name();
            for (int i = 1; i < points.size(); i++) {
                parts.add(Part.of(target, points.get(i - 1), points.get(i)));
            }
        }
        return parts;
    }
}
