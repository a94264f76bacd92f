package dev.daybook.cli;

import java.util.ArrayList;
import java.util.List;

/** Text in columns, each as wide as its widest cell. */
final class TextTable {
    private static final String GAP = "  ";

    private final String indent;
    private final List<List<String>> rows = new ArrayList<>();

    TextTable(String indent) {
        this.indent = indent;
    }

    /** Adds a row; rows may differ in length. */
    void row(String... cells) {
        rows.add(List.of(cells));
    }

    /** Adds a row; rows may differ in length. */
    void row(List<String> cells) {
        rows.add(List.copyOf(cells));
    }

    /** Returns the rows, each with a line feed and without blanks at its end. */
    String text() {
        List<Integer> widths = widths();
        StringBuilder text = new StringBuilder();
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder(indent);
            for (int i = 0; i < row.size(); i++) {
                String cell = row.get(i);
                boolean number = !cell.isEmpty() && cell.chars().allMatch(Character::isDigit);
                String blanks = " ".repeat(widths.get(i) - width(cell));
                line.append(number ? blanks + cell : cell + blanks).append(GAP);
            }
            text.append(line.toString().stripTrailing()).append('\n');
        }
        return text.toString();
    }

    private List<Integer> widths() {
        List<Integer> widths = new ArrayList<>();
        for (List<String> row : rows) {
            for (int i = 0; i < row.size(); i++) {
                if (i == widths.size()) {
                    widths.add(0);
                }
                widths.set(i, Math.max(widths.get(i), width(row.get(i))));
            }
        }
        return widths;
    }

    private static int width(String cell) {
        return cell.codePointCount(0, cell.length());
    }
}
