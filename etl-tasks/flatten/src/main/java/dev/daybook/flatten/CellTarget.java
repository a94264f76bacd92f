package dev.daybook.flatten;

import dev.daybook.contract.Column;
import dev.daybook.contract.Expression;
import dev.daybook.contract.PathNode;
import dev.daybook.table.CellWriter;
import dev.daybook.table.ColumnType;
import dev.daybook.table.IntegerType;
import dev.daybook.table.TextType;
import java.time.LocalDate;

/** A column that takes the value of a place, as it is needed for every value. */
final class CellTarget {
    /** As planned. */
    final PathNode.Target planned;

    /** The table of the column. */
    final PendingTable table;

    /** The place of the column in its table. */
    final int column;

    /** Makes cells of the column. */
    final CellWriter writer;

    /** Whether it is text. */
    final boolean isText;

    /** Whether an empty string is null. */
    final boolean isEmptyNull;

    CellTarget(PathNode.Target planned, PendingTable table, LocalDate date) {
        this.planned = planned;
        this.table = table;
        column = planned.column();
        Column declared = table.columns[column];
        ColumnType type = declared.type();
        writer =
                declared.expression() instanceof Expression.AgeAt
                        ? new AgeColumn(date, (IntegerType) type)
                        : type;
        isText = type instanceof TextType;
        isEmptyNull = declared.emptyAs() == Column.EmptyAs.NULL;
    }
}
