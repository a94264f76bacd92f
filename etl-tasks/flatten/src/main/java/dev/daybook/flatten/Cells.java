package dev.daybook.flatten;

import dev.daybook.contract.Column;
import dev.daybook.contract.Expression;
import dev.daybook.contract.PathNode;
import dev.daybook.table.Conversion;
import dev.daybook.table.IntegerType;
import dev.daybook.table.Scalar;
import java.util.List;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Converts scalars into the cells of the current rows. */
final class Cells {
    private final List<PendingTable> tables;
    private final AgeColumn age;
    private final Faults faults;
    private final Scalar scalar = new Scalar();

    Cells(List<PendingTable> tables, AgeColumn age, Faults faults) {
        this.tables = tables;
        this.age = age;
        this.faults = faults;
    }

    /** Fills the cells that take the scalar at which a parser stands. */
    void fill(PathNode.Target[] targets, JsonParser parser, JsonToken token) {
        if (targets.length == 0) {
            return;
        }
        if (token == JsonToken.VALUE_TRUE || token == JsonToken.VALUE_FALSE) {
            scalar.set(Scalar.Kind.BOOLEAN, token.asString());
        } else {
            scalar.set(
                    token == JsonToken.VALUE_STRING ? Scalar.Kind.STRING : Scalar.Kind.NUMBER,
                    parser.getStringCharacters(),
                    parser.getStringOffset(),
                    parser.getStringLength());
        }
        for (PathNode.Target target : targets) {
            fill(target);
        }
    }

    private void fill(PathNode.Target target) {
        PendingTable table = tables.get(target.table());
        Column column = table.columns[target.column()];
        if (scalar.isEmptyString() && column.emptyAs() == Column.EmptyAs.NULL) {
            return;
        }
        int start = table.cells.length();
        Conversion conversion = convert(table, column);
        if (conversion.isMismatch()) {
            faults.cell(target, conversion);
            return;
        }
        if (conversion == Conversion.CONVERTED) {
            table.converted[target.column()]++;
        }
        table.current().setCell(target.column(), start, table.cells.length());
    }

    private Conversion convert(PendingTable table, Column column) {
        return column.expression() instanceof Expression.AgeAt
                ? age.convert(scalar, (IntegerType) column.type(), table.cells)
                : column.type().convert(scalar, table.cells);
    }
}
