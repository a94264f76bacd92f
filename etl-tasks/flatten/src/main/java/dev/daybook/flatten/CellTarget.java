package dev.daybook.flatten;

import dev.daybook.contract.Column;
import dev.daybook.contract.Expression;
import dev.daybook.contract.PathNode;
import dev.daybook.table.ByteBuilder;
import dev.daybook.table.ColumnType;
import dev.daybook.table.Conversion;
import dev.daybook.table.IntegerType;
import dev.daybook.table.Scalar;
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
    private final ColumnType type;

    /** Whether it is text. */
    final boolean isText;

    /** Whether it is an age. */
    private final boolean isAge;

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

    /** Converts a scalar into a cell, which is appended unless the scalar is no such value. */
    Conversion convert(Scalar scalar, AgeColumn age, ByteBuilder cells) {
        return isAge ? age.convert(scalar, (IntegerType) type, cells) : type.convert(scalar, cells);
    }
}
