package dev.daybook.flatten;

import dev.daybook.contract.Plan;
import dev.daybook.flatten.Batch.Rejected;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Puts the rows of every record, when it has been read whole, into a batch. */
final class BatchWriter implements RecordReader.RecordHandler {
    /** Takes a batch that is large enough, and returns the one to go on with. */
    interface Overflow {
        Batch take(Batch full) throws IOException;
    }

    /** As many bytes of rows as are written at once. */
    private static final int LARGE = 1 << 20;

    private final Plan plan;
    private final JsonCursor json;
    private final List<PendingTable> tables;
    private final Constants constants;
    private final int[] elements;
    private final Map<Place, Optional<RegularRecord>> regular = new HashMap<>();
    private final Decision decision;
    private final List<RowLines> lines = new ArrayList<>();
    private final List<Optional<DistinctValues>> distinct = new ArrayList<>();
    private @Nullable Place lastPlace;
    private Optional<RegularRecord> last = Optional.empty();
    private Batch batch;
    private Overflow overflow = full -> full;

    BatchWriter(
            Plan plan,
            JsonCursor json,
            List<PendingTable> tables,
            Constants constants,
            int[] elements) {
        this.plan = plan;
        this.json = json;
        this.tables = tables;
        this.constants = constants;
        this.elements = elements;
        decision = new Decision(tables);
        batch = new Batch(plan);
        for (PendingTable table : tables) {
            lines.add(new RowLines(plan, table, tables, constants));
            distinct.add(DistinctValues.of(table));
        }
    }

    /** Starts to fill a batch. */
    void begin(Batch first, Overflow whenLarge) {
        batch = first;
        overflow = whenLarge;
        tables.forEach(PendingTable::clear);
    }

    /** Returns the batch that is being filled. */
    Batch batch() {
        return batch;
    }

    @Override
    public boolean takeRegular(Place place, int index) throws IOException {
        if (place != lastPlace) {
            lastPlace = place;
            last = regular.computeIfAbsent(place, this::newRegular);
        }
        if (last.isEmpty() || !last.get().write(index, batch)) {
            return false;
        }
        passIfLarge();
        return true;
    }

    private Optional<RegularRecord> newRegular(Place place) {
        return RegularRecord.of(place, plan, tables, constants, json, elements);
    }

    @Override
    public void recordRead() throws IOException {
        decision.decide();
        byte[] array = json.array();
        int held = json.held();
        // Distinct rows first: rows of other tables refer to them.
        for (PendingTable table : tables) {
            int index = table.planned.index();
            Optional<DistinctValues> values = distinct.get(index);
            if (values.isPresent()) {
                values.get().find(array, held, batch.tables.get(index).occurrences);
            }
        }
        for (PendingTable table : tables) {
            for (int i = 0; i < table.size(); i++) {
                if (table.row(i).isPresent) {
                    write(table, table.row(i), array, held);
                }
            }
            table.clear();
        }
        passIfLarge();
    }

    private void passIfLarge() throws IOException {
        if (batch.bytes() >= LARGE) {
            batch = overflow.take(batch);
        }
    }

    private void write(PendingTable table, Row row, byte[] array, int held) {
        int index = table.planned.index();
        TableBatch rows = batch.tables.get(index);
        rows.received++;
        if (row.isRejected()) {
            rows.quarantined++;
            batch.reject(
                    new Rejected(index, row.ordinal, Pointers.pointer(table, row), row.reasons));
        } else {
            batch.addLine(lines.get(index).write(row, array, held, rows));
        }
    }
}
