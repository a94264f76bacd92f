package dev.daybook.flatten;

import dev.daybook.table.Conversion;
import dev.daybook.table.Scalar;
import dev.daybook.table.TextType;
import java.io.IOException;

/** Converts scalars into the cells of the current rows. */
final class Cells {
    private final AgeColumn age;
    private final JsonCursor json;
    private final Faults faults;
    private final Scalar scalar = new Scalar();

    Cells(AgeColumn age, JsonCursor json, Faults faults) {
        this.age = age;
        this.json = json;
        this.faults = faults;
    }

    /** Fills the cells that take the scalar at whose first byte the cursor stands. */
    void fill(CellTarget[] targets, int first) throws IOException {
        switch (first) {
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
        for (CellTarget target : targets) {
            fill(target);
        }
    }

    private void string() throws IOException {
        json.string();
        if (json.isEscaped()) {
            Escapes decoded = json.decoded();
            scalar.setDecoded(decoded.array(), 0, decoded.length());
        } else {
            int length = json.end() - json.start();
            scalar.setText(json.array(), json.start(), length, json.hasComma());
        }
    }

    private void set(Scalar.Kind kind) {
        scalar.set(kind, json.array(), json.start(), json.end() - json.start());
    }

    private void fill(CellTarget target) {
        PendingTable table = target.table;
        if (target.isEmptyNull && scalar.isEmptyString()) {
            return;
        }
        if (target.isText && TextType.isVerbatim(scalar)) {
            // Its bytes are held until the record is written.
            int start = json.start() - json.held();
            table.current().setSource(target.column, start, json.end() - json.held());
            return;
        }
        int start = table.cells.length();
        Conversion conversion = target.convert(scalar, age, table.cells);
        if (conversion.isMismatch()) {
            faults.cell(target.planned, conversion);
            return;
        }
        if (conversion == Conversion.CONVERTED) {
            table.converted[target.column]++;
        }
        table.current().setCell(target.column, start, table.cells.length());
    }
}
