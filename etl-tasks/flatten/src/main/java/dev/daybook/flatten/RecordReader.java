package dev.daybook.flatten;

import dev.daybook.contract.Plan;
import dev.daybook.contract.PlannedTable;
import java.io.IOException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads pages as streams and fills the pending rows of one source record after the other.
 *
 * <p>Every element of a list that the plan knows gets an ordinal, whatever it holds, so that no key
 * moves when another row is rejected. Ordinals count from where the reader was told to begin; the
 * elements before that are added when rows are written. Not safe for use by several threads.
 */
final class RecordReader {
    /** Takes records. */
    interface RecordHandler {
        /**
         * Takes the record at whose first byte the cursor stands, and passes it, if its rows need
         * not be pending for that.
         *
         * @param index of the record in its list
         */
        boolean takeRegular(Place place, int index) throws IOException;

        /** Takes the pending rows of a record that has been read whole. */
        void recordRead() throws IOException;
    }

    /** Reads the records of a list in another way. */
    interface ListHandler {
        /** Passes the list at whose bracket the cursor stands. */
        void list(Place element) throws IOException;
    }

    private final Place root;
    private final Map<String, Place> recordPlaces = new HashMap<>();
    private final List<PendingTable> tables;
    private final Faults faults;
    private final Cells cells;
    private final RecordHandler handler;
    private final JsonCursor json;

    /** The elements that each anchor has had in the batch, those of regular records too. */
    private final int[] elements;

    private final int[] indices;
    private long objects;
    private ListHandler lists = this::records;

    RecordReader(
            Plan plan,
            List<PendingTable> tables,
            Mismatches mismatches,
            LocalDate date,
            JsonCursor json,
            int[] elements,
            RecordHandler handler) {
        this.root = Place.root(plan, tables, date);
        this.tables = tables;
        this.json = json;
        faults = new Faults(tables, mismatches);
        cells = new Cells(json, faults);
        this.handler = handler;
        this.elements = elements;
        root.addRecords(recordPlaces);
        indices =
                new int
                        [plan.anchors().stream()
                                .mapToInt(path -> path.steps().size())
                                .max()
                                .orElse(0)];
    }

    /** Reads a page to its end. */
    void readPage() throws IOException {
        readPage(this::records);
    }

    /** Reads a page to its end, and every list of records in another way. */
    void readPage(ListHandler listHandler) throws IOException {
        lists = listHandler;
        value(root, json.peek());
        json.requireEnd();
    }

    private void records(Place element) throws IOException {
        int index = 0;
        for (boolean more = json.beginList(); more; more = json.nextElement()) {
            json.peek();
            record(element, index++);
        }
    }

    /**
     * Reads some records of a list to the end of the text.
     *
     * @param path of the records
     * @param first the place of the first one in the list
     */
    void readRecords(String path, int first) throws IOException {
        Place element = recordPlaces.get(path);
        if (element == null) {
            throw new IllegalArgumentException(path);
        }
        json.peek();
        record(element, first);
        for (int index = first + 1; json.peek() != JsonCursor.END; index++) {
            if (!json.nextElement()) {
                throw json.malformed("','");
            }
            json.peek();
            record(element, index);
        }
    }

    /** Returns how many elements were read at each anchor, and starts anew. */
    void takeElements(long[] counts) {
        for (int i = 0; i < elements.length; i++) {
            counts[i] += elements[i];
        }
        Arrays.fill(elements, 0);
    }

    private void record(Place place, int index) throws IOException {
        json.hold();
        if (!handler.takeRegular(place, index)) {
            indices[0] = index;
            element(place);
            handler.recordRead();
        }
        json.release();
    }

    /** Reads the value at whose first byte the cursor stands. */
    private void value(Place place, int token) throws IOException {
        switch (token) {
            case '{' -> object(place);
            case '[' -> list(place);
            case 'n' -> json.literal(); // A column without a cell is null already.
            default -> scalar(place, token);
        }
    }

    private void object(Place place) throws IOException {
        for (int table : place.objectRows) {
            tables.get(table).current().isPresent = true;
        }
        if (place.targets.length > 0 || place.element != null) {
            faults.wrongShape(place);
        }
        if (!place.hasMembers) {
            json.skip();
            return;
        }
        RecordLayout layout = place.layout;
        if (layout != null && layout.credit.isLeft()) {
            laidOut(place, layout);
        } else {
            members(place, ++objects, json.beginObject());
        }
    }

    /** Reads an object by what is known of those before, as far as it is like them. */
    private void laidOut(Place place, RecordLayout layout) throws IOException {
        int start = json.position() - json.held();
        long object = ++objects;
        RecordLayout.Node last = known(layout, object);
        if (last == null) {
            layout.credit.hit();
            return;
        }
        if (last.parent == null) {
            members(place, ++objects, json.beginObject());
        }
        for (RecordLayout.Node open = last.parent; open != null; open = open.parent) {
            readOn(open, object);
        }
        layout.learn(json.array(), json.held() + start, json.position());
    }

    /** Returns the last value before something that is not known; null after the whole object. */
    private RecordLayout.@Nullable Node known(RecordLayout layout, long object) throws IOException {
        int outer = json.depth();
        RecordLayout.Node at = layout.root();
        for (RecordLayout.Gap gap = at.next(json); gap != null; gap = at.next(json)) {
            if (!gap.begin(object)) {
                return at;
            }
            json.pass(gap.length(), outer + gap.depth);
            at = gap.to;
            for (int table : gap.rows) {
                tables.get(table).current().isPresent = true;
            }
            if (at.parent == null) {
                return null;
            }
            int token = json.peek();
            if (at.place == null) {
                json.skip();
            } else {
                value(at.place, token);
            }
        }
        return at;
    }

    /** Reads the members of an object that follow the one that was read last. */
    private void readOn(RecordLayout.Node open, long object) throws IOException {
        if (open.place == null) {
            for (boolean more = json.nextMember(); more; more = json.nextMember()) {
                json.peek();
                json.skip();
            }
            return;
        }
        long newStamp = ++objects;
        RecordLayout.mark(open, object, newStamp);
        members(open.place, newStamp, json.nextMember());
    }

    private void members(Place place, long object, boolean first) throws IOException {
        for (boolean more = first; more; more = json.nextMember()) {
            Place member = place.member(json);
            int token = json.peek();
            if (member == null) {
                json.skip();
            } else if (member.stamp == object) {
                duplicate(member, token);
            } else {
                member.stamp = object;
                value(member, token);
            }
        }
    }

    private void duplicate(Place place, int token) throws IOException {
        if (place.holdsRows) {
            // What is in its lists is counted all the same, as extract counts it.
            value(place, token);
        } else {
            json.skip();
        }
        faults.duplicate(place);
    }

    private void list(Place place) throws IOException {
        Place element = place.element;
        if (element == null) {
            faults.wrongShape(place);
            json.skip();
        } else if (element.depth == 1) {
            lists.list(element);
        } else {
            int index = 0;
            for (boolean more = json.beginList(); more; more = json.nextElement()) {
                indices[element.depth - 1] = index++;
                element(element);
            }
        }
    }

    private void element(Place place) throws IOException {
        int token = json.peek();
        if (place.anchor >= 0) {
            open(place);
        }
        boolean list = place.element != null;
        boolean fits =
                switch (token) {
                    case '{' -> place.hasMembers;
                    case '[' -> list;
                    case 'n' -> false;
                    default -> !list && !place.hasMembers;
                };
        for (int table : place.elementRows) {
            PendingTable pending = tables.get(table);
            pending.current().isPresent = true;
            boolean needed = pending.readsFields || (place.holdsRows && token != 'n');
            if (needed && !fits) {
                faults.element(pending);
            }
        }
        value(place, token);
    }

    private void open(Place place) {
        int ordinal = ++elements[place.anchor];
        for (int table : place.anchored) {
            tables.get(table).open(ordinal, indices);
        }
        for (int table : place.anchored) {
            PendingTable pending = tables.get(table);
            List<PlannedTable.Reference> references = pending.planned.references();
            for (int i = 0; i < references.size(); i++) {
                pending.current().references[i] =
                        tables.get(references.get(i).table()).currentIndex();
            }
        }
    }

    private void scalar(Place place, int token) throws IOException {
        if (!place.isScalar) {
            faults.wrongShape(place);
        }
        if (place.targets.length > 0) {
            cells.fill(place.targets, token);
        } else {
            json.skip();
        }
    }
}
