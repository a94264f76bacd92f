package dev.daybook.flatten;

import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Passes an object that is laid out as known, with all its rows. */
final class RegularObject implements RegularElement.Content {
    private static final int FIRST_GAPS = 32;

    private final JsonCursor json;
    private final RecordLayout layout;
    private final RecordValues values;

    /** The lists within, by their places. */
    private final Map<Place, RegularList> lists;

    /** The tables, as bits, whose rows are objects within this one. */
    private final long objectRows;

    /** The gaps that the last object went through. */
    private RecordLayout.Gap[] way = new RecordLayout.Gap[FIRST_GAPS];

    private int wayLength;

    /** Counts down, for the reader of all other records counts up in the same layout. */
    private long objects;

    RegularObject(
            JsonCursor json,
            RecordLayout layout,
            RecordValues values,
            Map<Place, RegularList> lists,
            RegularLine[] lines) {
        this.json = json;
        this.layout = layout;
        this.values = values;
        this.lists = lists;
        long bits = 0;
        for (RegularLine line : lines) {
            bits |= line.isElement() ? 0 : 1L << line.table();
        }
        objectRows = bits;
    }

    /**
     * Reads the values on the way that the object before took. Such a way has been through every
     * row once and through no name twice, which need not be proved again.
     */
    @Override
    public boolean read(int first, Batch batch) throws IOException {
        if (first != '{') {
            return false;
        }
        int depth = json.depth();
        RecordLayout.Node at = layout.root();
        RecordLayout.Gap[] way = this.way;
        int wayLength = this.wayLength;
        for (int i = 0; i < wayLength; i++) {
            RecordLayout.Gap gap = way[i];
            if (!at.isFollowedBy(gap, json)) {
                return leaveWay(i, depth, batch);
            }
            json.pass(gap.length(), depth + gap.depth);
            at = gap.to;
            if (i + 1 < wayLength && !value(at.place, json.peek(), batch)) {
                return false;
            }
        }
        return wayLength > 0 || leaveWay(0, depth, batch);
    }

    /** Reads on from the gap at which an object leaves that way, and keeps its own. */
    private boolean leaveWay(int passed, int depth, Batch batch) throws IOException {
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
            if (!value(at.place, json.peek(), batch)) {
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

    private boolean value(@Nullable Place place, int first, Batch batch) throws IOException {
        if (place == null) {
            json.skip();
        } else if (first == '"' && place.isScalar) {
            values.readString(place.slot);
        } else if (first == 'n') {
            json.literal();
        } else if (place.isScalar && first != '{' && first != '[') {
            values.readOther(place.slot, first);
        } else {
            RegularList list = lists.get(place);
            return list != null && list.read(first, batch);
        }
        return true;
    }
}
