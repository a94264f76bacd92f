package dev.daybook.flatten;

import dev.daybook.contract.Column;
import dev.daybook.contract.Expression;
import dev.daybook.contract.PathNode;
import dev.daybook.table.Conversion;
import dev.daybook.table.IntegerType;
import dev.daybook.table.Scalar;
import dev.daybook.table.TextType;
import java.io.IOException;
import java.util.List;

/** Converts scalars into the cells of the current rows. */
final class Cells {
    private final List<PendingTable> tables;
    private final AgeColumn age;
    private final JsonCursor json;
    private final Faults faults;
    private final Scalar scalar = new Scalar();

    Cells(List<PendingTable> tables, AgeColumn age, JsonCursor json, Faults faults) {
        this.tables = tables;
        this.age = age;
        this.json = json;
        this.faults = faults;
    }

    /** Fills the cells that take the scalar at which the cursor stands. */
    void fill(PathNode.Target[] targets) throws IOException {
        switch (json.peek()) {
            case '"' -> string();
            case 't', 'f' -> {
                json.literal();
                set(Scalar.Kind.BOOLEAN);
            }
            default -> {
                json.number();
                set(Scalar.Kind.NUMBER);
            }
        }
        for (PathNode.Target target : targets) {
            fill(target);
        }
    }

    private void string() throws IOException {
        json.string();
        if (json.isEscaped()) {
            Escapes decoded = json.decoded();
            scalar.setDecoded(decoded.array(), 0, decoded.length());
        } else {
            set(Scalar.Kind.STRING);
        }
    }

    private void set(Scalar.Kind kind) {
        scalar.set(kind, json.array(), json.start(), json.end() - json.start());
    }

    private void fill(PathNode.Target target) {
        PendingTable table = tables.get(target.table());
        Column column = table.columns[target.column()];
        if (scalar.isEmptyString() && column.emptyAs() == Column.EmptyAs.NULL) {
            return;
        }
        if (column.type() instanceof TextType && TextType.isVerbatim(scalar)) {
            // Its bytes are held until the record is written.
            int start = json.start() - json.held();
            table.current().setSource(target.column(), start, json.end() - json.held());
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
