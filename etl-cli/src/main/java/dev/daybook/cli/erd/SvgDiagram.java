package dev.daybook.cli.erd;

import dev.daybook.cli.erd.Svg.Anchor;
import dev.daybook.cli.erd.Svg.Style;
import dev.daybook.cli.erd.Svg.Weight;
import dev.daybook.contract.Column;
import dev.daybook.contract.Contract;
import dev.daybook.contract.Table;
import java.util.List;

/** The tables as a picture: a box for each, a row for each column, a line for each foreign key. */
final class SvgDiagram {
    static final String BACKGROUND = "#f8fafc";
    private static final String INK = "#1e293b";
    private static final String MUTED = "#64748b";
    private static final String TITLE_BAR = "#1e3a5f";
    private static final int RADIUS = 8;
    private static final int PADDING = 12;

    private static final Style TITLE =
            new Style(Box.TITLE_SIZE, "#ffffff", Weight.BOLD, Anchor.START);
    private static final Style ROW_PATH =
            new Style(Box.TYPE_SIZE, "#bfd4ee", Weight.PLAIN, Anchor.START);
    private static final Style DISTINCT =
            new Style(Box.TYPE_SIZE, "#ffffff", Weight.PLAIN, Anchor.MIDDLE);
    private static final Style KEY = new Style(Box.NAME_SIZE, INK, Weight.BOLD, Anchor.START);
    private static final Style NAME = new Style(Box.NAME_SIZE, INK, Weight.PLAIN, Anchor.START);
    private static final Style TYPE = new Style(Box.TYPE_SIZE, MUTED, Weight.PLAIN, Anchor.END);
    private static final Style NULL = new Style(Box.TYPE_SIZE, MUTED, Weight.PLAIN, Anchor.MIDDLE);
    private static final Style HEADLINE = new Style(20, INK, Weight.BOLD, Anchor.START);
    private static final Style SUBLINE = new Style(13, MUTED, Weight.PLAIN, Anchor.START);

    private final Contract contract;
    private final Layout layout;
    private final Svg svg;

    private SvgDiagram(Contract contract) {
        this.contract = contract;
        layout = new Layout(contract);
        int width = Math.max(layout.width(), Legend.WIDTH + 2 * Layout.MARGIN);
        width = Math.max(width, headlineWidth() + 2 * Layout.MARGIN);
        int height = layout.height() + Legend.HEIGHT;
        svg = new Svg(width, height, title(), description());
        svg.rectangle(0, 0, width, height, 0, "fill=\"" + BACKGROUND + "\"");
    }

    /** Returns the picture. */
    static String of(Contract contract) {
        return new SvgDiagram(contract).draw();
    }

    private String draw() {
        svg.text(Layout.MARGIN, 44, HEADLINE, title());
        svg.text(Layout.MARGIN, 68, SUBLINE, contract.description());
        SvgLines lines = new SvgLines(svg, layout.relations());
        new Router(layout).lines().forEach(lines::draw);
        layout.boxes().forEach(this::box);
        Legend.draw(svg, Layout.MARGIN, layout.height());
        return svg.end();
    }

    private String title() {
        return contract.name() + " " + contract.version();
    }

    private int headlineWidth() {
        return Math.max(
                TextWidth.of(title(), HEADLINE.size(), true),
                TextWidth.of(contract.description(), SUBLINE.size(), false));
    }

    private String description() {
        List<String> tables =
                contract.tables().stream()
                        .map(table -> table.name() + " (" + table.columns().size() + " columns)")
                        .toList();
        List<String> relations = layout.relations().stream().map(Relation::toString).toList();
        return "Tables: "
                + String.join(", ", tables)
                + ". Foreign keys: "
                + (relations.isEmpty() ? "none" : String.join(", ", relations))
                + ".";
    }

    private void box(Box box) {
        int height = box.height();
        svg.rectangle(
                box.x() + 1,
                box.y() + 3,
                box.width(),
                height,
                RADIUS,
                "fill=\"#0f172a\" opacity=\"0.08\"");
        svg.rectangle(box.x(), box.y(), box.width(), height, RADIUS, "fill=\"#ffffff\"");
        title(box);
        box.table().columns().forEach(column -> row(box, column));
        svg.rectangle(
                box.x(), box.y(), box.width(), height, RADIUS, "fill=\"none\" stroke=\"#94a3b8\"");
    }

    private void title(Box box) {
        Table table = box.table();
        svg.group(Wording.table(table));
        svg.path(titleBar(box), "fill=\"" + TITLE_BAR + "\"");
        svg.text(box.x() + PADDING, box.y() + 21, TITLE, table.name());
        svg.text(box.x() + PADDING, box.y() + 38, ROW_PATH, table.rowPath().toString());
        if (table.isDistinct()) {
            int x = box.right() - Box.DISTINCT - PADDING;
            svg.rectangle(x, box.y() + 8, Box.DISTINCT, 18, 9, "fill=\"#3b6a9c\"");
            svg.text(x + Box.DISTINCT / 2, box.y() + 21, DISTINCT, "distinct");
        }
        svg.endGroup();
    }

    private static String titleBar(Box box) {
        int edge = box.width() - 2 * RADIUS;
        int side = Box.TITLE - RADIUS;
        return "M"
                + box.x()
                + " "
                + (box.y() + Box.TITLE)
                + "v-"
                + side
                + "q0 -8 8 -8h"
                + edge
                + "q8 0 8 8v"
                + side
                + "z";
    }

    private void row(Box box, Column column) {
        int top = box.rowTop(column);
        int base = top + 16;
        svg.group(Wording.column(column));
        ground(box, column, top);
        int x = box.x() + 8;
        for (Badge badge : Badge.of(column)) {
            badge.draw(svg, x, top + 4);
            x += Badge.WIDTH + 4;
        }
        name(column, box.x() + Box.KEYS, base);
        svg.text(box.right() - Box.NULLS, base, TYPE, column.type().sqlName());
        if (Wording.isNullable(column)) {
            svg.text(box.right() - Box.NULLS / 2, base, NULL, "null");
        }
        svg.endGroup();
    }

    /** The last row has the round corners of its box, and no line below it. */
    private void ground(Box box, Column column, int top) {
        boolean isLast = top + Box.ROW == box.y() + box.height();
        String fill = "fill=\"" + tint(column) + "\"";
        svg.rectangle(box.x(), top, box.width(), Box.ROW, isLast ? RADIUS : 0, fill);
        if (!isLast) {
            svg.path(
                    "M" + box.x() + " " + (top + Box.ROW) + "h" + box.width(),
                    "stroke=\"#e2e8f0\"");
        }
    }

    private void name(Column column, int x, int base) {
        Style style = column.primaryKey() ? KEY : NAME;
        svg.text(x, base, style, column.name());
        if (column.protection().isPresent()) {
            int width = TextWidth.of(column.name(), style.size(), column.primaryKey());
            Legend.lock(svg, x + width + 5, base - 11);
        }
    }

    private static String tint(Column column) {
        return column.primaryKey() ? "#fffaeb" : "#ffffff";
    }
}
