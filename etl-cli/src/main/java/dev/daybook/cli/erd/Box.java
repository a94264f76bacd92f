package dev.daybook.cli.erd;

import dev.daybook.contract.Column;
import dev.daybook.contract.Table;

/**
 * The place of a table in the picture.
 *
 * @param table what is drawn
 * @param x of the left edge
 * @param y of the upper edge
 * @param width as wide as all boxes of its layer
 */
record Box(Table table, int x, int y, int width) {
    /** Height of a column. */
    static final int ROW = 24;

    /** Height of the title bar, a multiple of a row: all rows of the picture lie on one grid. */
    static final int TITLE = 48;

    /** Left of the names: the marks of keys. */
    static final int KEYS = 66;

    /** Right of the types: the mark of nullable columns. */
    static final int NULLS = 40;

    /** Width of the mark of a distinct table. */
    static final int DISTINCT = 58;

    static final int NAME_SIZE = 13;
    static final int TYPE_SIZE = 11;
    static final int TITLE_SIZE = 15;
    private static final int LOCK = 18;
    private static final int SPACE = 24;

    /** Returns the height of the box of a table. */
    static int height(Table table) {
        return TITLE + ROW * table.columns().size();
    }

    /** Returns the width that a table needs. */
    static int width(Table table) {
        int path = TextWidth.of(table.rowPath().toString(), TYPE_SIZE, false);
        int title = TextWidth.of(table.name(), TITLE_SIZE, true);
        title += table.isDistinct() ? DISTINCT + SPACE : 0;
        int width = Math.max(title, path) + SPACE;
        for (Column column : table.columns()) {
            int name = TextWidth.of(column.name(), NAME_SIZE, column.primaryKey());
            int type = TextWidth.of(column.type().sqlName(), TYPE_SIZE, false);
            int lock = column.protection().isPresent() ? LOCK : 0;
            width = Math.max(width, KEYS + name + lock + SPACE + type + NULLS);
        }
        return width;
    }

    int height() {
        return height(table);
    }

    int right() {
        return x + width;
    }

    /** Returns the upper edge of a column. */
    int rowTop(Column column) {
        return y + TITLE + ROW * table.columns().indexOf(column);
    }

    /** Returns the middle of a column. */
    int rowMiddle(Column column) {
        return rowTop(column) + ROW / 2;
    }
}
