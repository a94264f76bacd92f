package dev.daybook.flatten;

import dev.daybook.contract.Plan;
import dev.daybook.contract.PlannedTable;
import java.util.List;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Reads pages as streams and fills the pending rows of one source record after the other.
 *
 * <p>Every element of a list that the plan knows gets an ordinal, whatever it holds, so that no key
 * moves when another row is rejected. Not safe for use by several threads.
 */
final class RecordReader {
    /** Takes the rows of a record that has been read whole. */
    interface RecordHandler {
        void recordRead();
    }

    private final Place root;
    private final List<PendingTable> tables;
    private final Faults faults;
    private final Cells cells;
    private final RecordHandler handler;
    private final PageCounts counts;

    /** For each anchor, the elements that were read so far. */
    final long[] ordinals;

    private final int[] indices;
    private final long highestOrdinal;

    @SuppressWarnings("NullAway.Init") // Set by read, the only way in.
    private JsonParser parser;

    private long objects;

    RecordReader(
            Plan plan,
            List<PendingTable> tables,
            Mismatches mismatches,
            AgeColumn age,
            PageCounts counts,
            RecordHandler handler) {
        this.root = Place.root(plan);
        this.tables = tables;
        faults = new Faults(tables, mismatches);
        cells = new Cells(tables, age, faults);
        this.counts = counts;
        this.handler = handler;
        ordinals = new long[plan.anchors().size()];
        indices =
                new int
                        [plan.anchors().stream()
                                .mapToInt(path -> path.steps().size())
                                .max()
                                .orElse(0)];
        highestOrdinal = PendingTable.highestOrdinal(plan.contract());
    }

    /** Reads one page to its end. */
    void read(JsonParser page) {
        parser = page;
        JsonToken first = parser.nextToken();
        if (first != null) {
            value(root, first);
        }
        while (parser.nextToken() != null) {
            parser.skipChildren();
        }
    }

    private void value(Place place, JsonToken token) {
        switch (token) {
            case START_OBJECT -> object(place);
            case START_ARRAY -> list(place);
            case VALUE_NULL -> {
                // Null is what a column without a cell holds already.
            }
            default -> scalar(place, token);
        }
    }

    private void object(Place place) {
        for (int table : place.objectRows) {
            tables.get(table).current().isPresent = true;
        }
        if (place.targets.length > 0 || place.element != null) {
            faults.wrongShape(place);
        }
        if (!place.hasMembers()) {
            parser.skipChildren();
            return;
        }
        long object = ++objects;
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            Place member = place.member(parser.currentName());
            JsonToken token = parser.nextToken();
            if (member == null) {
                parser.skipChildren();
            } else if (member.stamp == object) {
                duplicate(member, token);
            } else {
                member.stamp = object;
                value(member, token);
            }
        }
    }

    private void duplicate(Place place, JsonToken token) {
        if (place.holdsRows) {
            // What is in its lists is counted all the same, as extract counts it.
            value(place, token);
        } else {
            parser.skipChildren();
        }
        faults.duplicate(place);
    }

    private void list(Place place) {
        Place element = place.element;
        if (element == null) {
            faults.wrongShape(place);
            parser.skipChildren();
            return;
        }
        int index = 0;
        for (JsonToken token = parser.nextToken();
                token != JsonToken.END_ARRAY;
                token = parser.nextToken()) {
            indices[element.depth - 1] = index++;
            element(element, token);
            if (element.depth == 1) {
                handler.recordRead();
            }
        }
    }

    private void element(Place place, JsonToken token) {
        if (place.anchor >= 0) {
            open(place);
        }
        boolean list = place.element != null;
        boolean fits =
                switch (token) {
                    case START_OBJECT -> place.hasMembers();
                    case START_ARRAY -> list;
                    case VALUE_NULL -> false;
                    default -> !list && !place.hasMembers();
                };
        for (int table : place.elementRows) {
            PendingTable pending = tables.get(table);
            pending.current().isPresent = true;
            boolean needed =
                    pending.readsFields || (place.holdsRows && token != JsonToken.VALUE_NULL);
            if (needed && !fits) {
                faults.element(pending);
            }
        }
        value(place, token);
    }

    private void open(Place place) {
        long ordinal = ++ordinals[place.anchor];
        if (ordinal > highestOrdinal) {
            throw Mismatches.tooManyElements(place.path, highestOrdinal);
        }
        counts.element(place.anchor);
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

    private void scalar(Place place, JsonToken token) {
        if (place.hasMembers() || place.element != null || place.objectRows.length > 0) {
            faults.wrongShape(place);
        }
        cells.fill(place.targets, parser, token);
    }
}
