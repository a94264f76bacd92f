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

    /** The gaps that the last record went through. */
    private RecordLayout.Gap[] way = new RecordLayout.Gap[32];

    private int wayLength;

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

    /**
     * Reads the values on the way that the record before took. Such a way has been through every
     * row once and through no name twice, which need not be proved again.
     */
    private boolean read(int depth) throws IOException {
        values.clear();
        for (int i = 0; i < wayLength; i++) {
            RecordLayout.Gap gap = way[i];
            if (!gap.isAt(json)) {
                return leaveWay(i, depth);
            }
            json.pass(gap.length(), depth + gap.depth);
            if (i + 1 < wayLength && !value(gap.to.place, json.peek())) {
                return false;
            }
        }
        return wayLength > 0 || leaveWay(0, depth);
    }

    /** Reads on from the gap at which a record leaves that way, and keeps its own. */
    private boolean leaveWay(int passed, int depth) throws IOException {
        wayLength = 0;
        long object = --objects;
        long begun = 0;
        for (int i = 0; i < passed; i++) {
            way[i].begin(object);
            begun |= rows(way[i]);
        }
        RecordLayout.Node at = passed == 0 ? layout.root() : way[passed - 1].to;
        int length = passed;
        while (true) {
            RecordLayout.Gap gap = at.next(json);
            if (gap == null || !gap.begin(object)) {
                return false;
            }
            json.pass(gap.length(), depth + gap.depth);
            begun |= rows(gap);
            keep(length++, gap);
            at = gap.to;
            if (at.parent == null) {
                wayLength = begun == objectRows ? length : 0;
                return wayLength > 0;
            }
            if (!value(at.place, json.peek())) {
                return false;
            }
        }
    }

    private static long rows(RecordLayout.Gap gap) {
        long rows = 0;
        for (int table : gap.rows) {
            rows |= 1L << table;
        }
        return rows;
    }

    private void keep(int index, RecordLayout.Gap gap) {
        if (index == way.length) {
            way = Arrays.copyOf(way, 2 * index);
        }
        way[index] = gap;
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
