package dev.daybook.flatten;

import dev.daybook.contract.Column;
import dev.daybook.contract.Expression;
import dev.daybook.contract.PathNode;
import dev.daybook.table.ColumnType;
import dev.daybook.table.TextType;

/** A column that takes the value of a place, as it is needed for every value. */
final class CellTarget {
    /** As planned. */
    final PathNode.Target planned;

    /** The table of the column. */
    final PendingTable table;

    /** The place of the column in its table. */
    final int column;

    /** What the column holds. */
    final ColumnType type;

    /** Whether it is text. */
    final boolean isText;

    /** Whether it is an age. */
    final boolean isAge;

    /** Whether an empty string is null. */
    final boolean isEmptyNull;

    CellTarget(PathNode.Target planned, PendingTable table) {
        this.planned = planned;
        this.table = table;
        column = planned.column();
        Column declared = table.columns[column];
        type = declared.type();
        isText = type instanceof TextType;
        isAge = declared.expression() instanceof Expression.AgeAt;
        isEmptyNull = declared.emptyAs() == Column.EmptyAs.NULL;
    }
}
