package dev.daybook.flatten;

import dev.daybook.contract.Plan;
import dev.daybook.contract.PlannedTable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Writes the records that are as most are: laid out as known, with all their rows and values that
 * fit. Their lines are made from their bytes, without rows in between. Every other record is left
 * untouched, to be read in the usual way, which decides what becomes of it.
 */
final class RegularRecord {
    /** A record that is read twice costs about what two others save. */
    private static final int MISS = 2;

    private final JsonCursor json;
    private final RecordLayout layout;
    private final RegularLine[] lines;
    private final RecordValues values;

    /** The tables, as bits, whose rows are objects within the record. */
    private final long objectRows;

    private final Credit credit = new Credit(MISS);

    /** Counts down, for the reader of all other records counts up in the same layout. */
    private long objects;

    private RegularRecord(
            JsonCursor json, RecordLayout layout, RegularLine[] lines, RecordValues values) {
        this.json = json;
        this.layout = layout;
        this.lines = lines;
        this.values = values;
        long bits = 0;
        for (RegularLine line : lines) {
            bits |= line.isElement() ? 0 : 1L << line.table();
        }
        objectRows = bits;
    }

    /**
     * Makes what writes the regular records at a place; none where records hold lists, for then
     * they have as many rows as they like.
     */
    static Optional<RegularRecord> of(
            Place place,
            Plan plan,
            List<PendingTable> tables,
            Constants constants,
            JsonCursor json) {
        RecordLayout layout = place.layout;
        boolean areKnown =
                Arrays.stream(place.anchored).allMatch(it -> isKnown(place, plan.tables().get(it)));
        if (layout == null || place.holdsLists || place.anchored.length == 0 || !areKnown) {
            return Optional.empty();
        }
        List<Place> scalars = new ArrayList<>();
        place.addScalars(scalars);
        RegularLine[] lines =
                Arrays.stream(place.anchored)
                        .mapToObj(it -> new RegularLine(plan, tables.get(it), scalars, constants))
                        .toArray(RegularLine[]::new);
        return Optional.of(
                new RegularRecord(json, layout, lines, new RecordValues(json, scalars.size())));
    }

    /** Rows of the record alone are referred to, and their tables can be bits of a number. */
    private static boolean isKnown(Place place, PlannedTable table) {
        return table.index() < Long.SIZE
                && table.references().stream()
                        .allMatch(
                                reference ->
                                        Arrays.stream(place.anchored)
                                                .anyMatch(it -> it == reference.table()));
    }

    /**
     * Writes the record at whose first byte the cursor stands, and which it holds.
     *
     * @param ordinal of the record, counted from the first of the batch
     * @param index of the record in its list
     * @return whether it has been written; if not, the cursor stands where it stood
     */
    boolean write(int ordinal, int index, Batch batch) throws IOException {
        if (!credit.isLeft()) {
            return false;
        }
        int depth = json.depth();
        if (read(depth) && append(ordinal, index, batch)) {
            credit.hit();
            return true;
        }
        json.moveBack(depth);
        credit.miss();
        return false;
    }

    private boolean read(int depth) throws IOException {
        values.clear();
        long object = --objects;
        long begun = 0;
        RecordLayout.Node at = layout.root();
        while (true) {
            RecordLayout.Gap gap = at.next(json);
            if (gap == null || !gap.begin(object)) {
                return false;
            }
            json.pass(gap.length(), depth + gap.depth);
            for (int table : gap.rows) {
                begun |= 1L << table;
            }
            at = gap.to;
            if (at.parent == null) {
                return begun == objectRows;
            }
            if (!value(at.place, json.peek())) {
                return false;
            }
        }
    }

    private boolean value(@Nullable Place place, int first) throws IOException {
        if (place == null) {
            json.skip();
        } else if (first == 'n') {
            json.literal();
        } else if (place.isScalar && first != '{' && first != '[') {
            values.read(place.slot, first);
        } else {
            return false;
        }
        return true;
    }

    private boolean append(int ordinal, int index, Batch batch) {
        for (int i = 0; i < lines.length; i++) {
            if (!lines[i].append(values, json.array(), ordinal, index, batch)) {
                for (int j = 0; j <= i; j++) {
                    lines[j].undo(batch);
                }
                return false;
            }
        }
        for (RegularLine line : lines) {
            line.finish(ordinal, batch);
        }
        return true;
    }
}
