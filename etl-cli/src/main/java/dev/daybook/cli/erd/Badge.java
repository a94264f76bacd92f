package dev.daybook.cli.erd;

import dev.daybook.contract.Column;
import java.util.ArrayList;
import java.util.List;

/** The mark of a key. */
enum Badge {
    /** A primary key. */
    PK("#fde9b0", "#7c4a03", "primary key"),
    /** A foreign key. */
    FK("#d3e4fd", "#1e40af", "foreign key"),
    /** Unique within a partition date. */
    U("#cdeedb", "#14603a", "unique");

    static final int WIDTH = 25;
    private static final int HEIGHT = 16;

    private final String colour;
    private final String ink;
    private final String meaning;

    Badge(String colour, String ink, String meaning) {
        this.colour = colour;
        this.ink = ink;
        this.meaning = meaning;
    }

    /** Returns the marks of a column. */
    static List<Badge> of(Column column) {
        List<Badge> badges = new ArrayList<>();
        if (column.primaryKey()) {
            badges.add(PK);
        }
        if (column.reference().isPresent()) {
            badges.add(FK);
        }
        if (Wording.isUnique(column)) {
            badges.add(U);
        }
        return badges;
    }

    String meaning() {
        return meaning;
    }

    /** Draws the mark with its upper left corner at a point. */
    void draw(Svg svg, int x, int y) {
        svg.rectangle(x, y, WIDTH, HEIGHT, 4, "fill=\"" + colour + "\"");
        Svg.Style style = new Svg.Style(10, ink, Svg.Weight.BOLD, Svg.Anchor.MIDDLE);
        svg.text(x + WIDTH / 2, y + 12, style, name());
    }
}
