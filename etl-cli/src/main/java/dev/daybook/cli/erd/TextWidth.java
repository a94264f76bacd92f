package dev.daybook.cli.erd;

/**
 * How wide a text is, by a fixed estimate, so that no font of the machine enters the picture. The
 * figures are those of DejaVu Sans, the widest of the fonts that the picture asks for.
 */
final class TextWidth {
    private static final String NARROW = "iljI.,:;'|!` ";
    private static final String SMALL = "frtJ()[]{}/\\-*\"";
    private static final String WIDE = "mwMW@%→…";
    private static final int FIRST_IDEOGRAPH = 0x2E80;

    private TextWidth() {}

    /** Returns pixels, rounded up. */
    static int of(String text, int fontSize, boolean bold) {
        int thousandths = text.codePoints().map(TextWidth::thousandths).sum();
        int width = (thousandths * fontSize + 999) / 1000;
        return bold ? width * 112 / 100 : width;
    }

    private static int thousandths(int codePoint) {
        if (codePoint >= FIRST_IDEOGRAPH) {
            return 1050;
        }
        if (NARROW.indexOf(codePoint) >= 0) {
            return 330;
        }
        if (SMALL.indexOf(codePoint) >= 0) {
            return 410;
        }
        if (WIDE.indexOf(codePoint) >= 0) {
            return 960;
        }
        return Character.isUpperCase(codePoint) ? 690 : 625;
    }
}
