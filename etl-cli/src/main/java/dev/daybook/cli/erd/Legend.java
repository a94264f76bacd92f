package dev.daybook.cli.erd;

/** What the marks of the picture mean, on one line. */
final class Legend {
    /** Width of the line. */
    static final int WIDTH = 640;

    /** Height with the space below it. */
    static final int HEIGHT = 36;

    private static final String COLOUR = "#9f1239";
    private static final Svg.Style STYLE =
            new Svg.Style(12, "#64748b", Svg.Weight.PLAIN, Svg.Anchor.START);
    private static final Svg.Style MARK =
            new Svg.Style(11, "#64748b", Svg.Weight.PLAIN, Svg.Anchor.START);
    private static final int SPACE = 22;

    private Legend() {}

    /** Draws the line with its upper left corner at a point. */
    static void draw(Svg svg, int x, int y) {
        int next = x;
        for (Badge badge : Badge.values()) {
            badge.draw(svg, next, y - 4);
            next = meaning(svg, next + Badge.WIDTH + 6, y, badge.meaning());
        }
        lock(svg, next, y - 3);
        next = meaning(svg, next + 18, y, "protected before it is stored");
        svg.text(next, y + 8, MARK, "null");
        meaning(svg, next + 32, y, "may be null");
    }

    private static int meaning(Svg svg, int x, int y, String text) {
        svg.text(x, y + 8, STYLE, text);
        return x + TextWidth.of(text, STYLE.size(), false) + SPACE;
    }

    /** Draws a lock, the mark of a protected column, with its upper left corner at a point. */
    static void lock(Svg svg, int x, int y) {
        svg.path(
                "M" + (x + 2) + " " + (y + 6) + "v-2a3 3 0 0 1 6 0v2",
                "fill=\"none\" stroke=\"" + COLOUR + "\" stroke-width=\"1.6\"");
        svg.rectangle(x, y + 6, 10, 7, 1, "fill=\"" + COLOUR + "\"");
    }
}
