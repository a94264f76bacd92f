package dev.daybook.cli.erd;

import dev.daybook.contract.Column;
import dev.daybook.contract.Table;

/**
 * A part of a layer: a table, or the free lane in which the lines to a table pass the layer.
 *
 * @param table the table, or the one to which the lines of the lane lead
 * @param isLane whether it is a lane
 */
record Slot(Table table, boolean isLane) {

    /** Returns the height, a multiple of a row. */
    int height() {
        return isLane ? Box.ROW : Box.height(table);
    }

    /** Returns how far below the upper edge of its box the middle of a column is. */
    int offset(Column column) {
        return Box.TITLE + Box.ROW * table.columns().indexOf(column) + Box.ROW / 2;
    }
}
