package dev.daybook.cli.erd;

/** Writes the few elements of SVG 1.1 that the picture needs. */
final class Svg {
    /** The drawer of the PNG takes no space after a comma. */
    private static final String FONTS =
            "system-ui,-apple-system,'Segoe UI',Roboto,'Helvetica Neue',Arial,"
                    + "'DejaVu Sans',sans-serif";

    private final StringBuilder out = new StringBuilder();

    /** How a text looks. */
    enum Weight {
        PLAIN(""),
        BOLD(" font-weight=\"bold\"");

        private final String attribute;

        Weight(String attribute) {
            this.attribute = attribute;
        }
    }

    /** Where a text stands at its point. */
    enum Anchor {
        START(""),
        MIDDLE(" text-anchor=\"middle\""),
        END(" text-anchor=\"end\"");

        private final String attribute;

        Anchor(String attribute) {
            this.attribute = attribute;
        }
    }

    /** Look of a text. */
    record Style(int size, String colour, Weight weight, Anchor anchor) {}

    /** Begins the picture, with its name and description for those who cannot see it. */
    Svg(int width, int height, String title, String description) {
        out.append("<svg xmlns=\"http://www.w3.org/2000/svg\"").append(number("width", width));
        out.append(number("height", height)).append(" viewBox=\"0 0 ").append(width).append(' ');
        out.append(height).append("\" role=\"img\" aria-labelledby=\"title description\"");
        out.append(" font-family=\"").append(FONTS).append("\">\n");
        out.append("<title id=\"title\">").append(escape(title)).append("</title>\n");
        out.append("<desc id=\"description\">").append(escape(description)).append("</desc>\n");
    }

    /** Ends the picture. */
    String end() {
        return out.append("</svg>\n").toString();
    }

    /** Begins a group that shows a text where the pointer rests on it. */
    void group(String tip) {
        out.append("<g><title>").append(escape(tip)).append("</title>\n");
    }

    void endGroup() {
        out.append("</g>\n");
    }

    /** Draws a rectangle with round corners. */
    void rectangle(int x, int y, int width, int height, int radius, String look) {
        out.append("<rect").append(number("x", x)).append(number("y", y));
        out.append(number("width", width)).append(number("height", height));
        out.append(number("rx", radius)).append(' ').append(look).append("/>\n");
    }

    /** Draws a path. */
    void path(String path, String look) {
        out.append("<path d=\"").append(path).append("\" ").append(look).append("/>\n");
    }

    /** Draws a circle. */
    void circle(int x, int y, int radius, String look) {
        out.append("<circle").append(number("cx", x)).append(number("cy", y));
        out.append(number("r", radius)).append(' ').append(look).append("/>\n");
    }

    /** Writes a text on a base line. */
    void text(int x, int y, Style style, String text) {
        out.append("<text").append(number("x", x)).append(number("y", y));
        out.append(number("font-size", style.size())).append(" fill=\"").append(style.colour());
        out.append('"').append(style.weight().attribute).append(style.anchor().attribute);
        out.append('>').append(escape(text)).append("</text>\n");
    }

    private static String number(String name, int value) {
        return " " + name + "=\"" + value + "\"";
    }

    private static String escape(String text) {
        return Wording.oneLine(text)
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
