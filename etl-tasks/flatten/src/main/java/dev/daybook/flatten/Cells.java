package dev.daybook.flatten;

import dev.daybook.table.Conversion;
import dev.daybook.table.Scalar;
import java.io.IOException;

/** Converts scalars into the cells of the current rows. */
final class Cells {
    private final JsonCursor json;
    private final Faults faults;

    /** The scalar that is being read, alone. */
    private final RecordValues value;

    Cells(JsonCursor json, Faults faults) {
        this.json = json;
        this.faults = faults;
        value = new RecordValues(json, 1);
    }

    /** Fills the cells that take the scalar at whose first byte the cursor stands. */
    void fill(CellTarget[] targets, int first) throws IOException {
        if (first == '"') {
            value.readString(0);
        } else {
            value.readOther(0, first);
        }
        for (CellTarget target : targets) {
            fill(target);
        }
    }

    private void fill(CellTarget target) {
        PendingTable table = target.table;
        if (target.isText && RecordValues.isVerbatim(value.at(0))) {
            // Its bytes are held until the record is written.
            int start = json.start() - json.held();
            table.current().setSource(target.column, start, json.end() - json.held());
            return;
        }
        Scalar scalar = value.scalar(value.at(0));
        if (target.isEmptyNull && scalar.isEmptyString()) {
            return;
        }
        int start = table.cells.length();
        Conversion conversion = target.writer.convert(scalar, table.cells);
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
