package dev.daybook.flatten;

import dev.daybook.contract.Column;
import dev.daybook.contract.Expression;
import dev.daybook.contract.PathNode;
import dev.daybook.contract.Plan;
import dev.daybook.contract.PlannedTable;
import dev.daybook.table.Conversion;
import dev.daybook.table.IntegerType;
import dev.daybook.table.Scalar;
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
    private final Mismatches mismatches;
    private final AgeColumn age;
    private final RecordHandler handler;
    private final PageCounts counts;
    private final long[] ordinals;
    private final int[] indices;
    private final Scalar scalar = new Scalar();
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
        this.mismatches = mismatches;
        this.age = age;
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

    /** Returns, for each anchor, the elements that were read so far. */
    long[] ordinals() {
        return ordinals.clone();
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
            wrongShape(place);
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

    /** The first value of a name that stands twice is no better than the second. */
    private void duplicate(Place place, JsonToken token) {
        for (PathNode.Target target : place.below) {
            mismatch(target, Conversion.DUPLICATE_KEY);
        }
        if (place.holdsRows) {
            // What is in its lists is counted all the same, as extract counts it.
            rejectEnclosing(place, Conversion.DUPLICATE_KEY);
            value(place, token);
        } else {
            parser.skipChildren();
        }
    }

    private void list(Place place) {
        Place element = place.element;
        if (element == null) {
            wrongShape(place);
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
            if (!fits && pending.readsFields) {
                mismatches.row(pending, pending.current(), "", Conversion.WRONG_SHAPE);
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
        if (place.hasMembers() || place.element != null) {
            wrongShape(place);
        }
        if (place.targets.length == 0) {
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
        for (PathNode.Target target : place.targets) {
            cell(target);
        }
    }

    private void cell(PathNode.Target target) {
        PendingTable table = tables.get(target.table());
        Column column = table.columns[target.column()];
        if (scalar.isEmptyString() && column.emptyAs() == Column.EmptyAs.NULL) {
            return;
        }
        int start = table.cells.length();
        Conversion conversion =
                column.expression() instanceof Expression.AgeAt
                        ? age.convert(scalar, (IntegerType) column.type(), table.cells)
                        : column.type().convert(scalar, table.cells);
        if (conversion.isMismatch()) {
            mismatch(target, conversion);
            return;
        }
        if (conversion == Conversion.CONVERTED) {
            table.converted[target.column()]++;
        }
        table.current().setCell(target.column(), start, table.cells.length());
    }

    /** The value here is not what the plan looks into: nothing below it can be read. */
    private void wrongShape(Place place) {
        for (int table : place.objectRows) {
            PendingTable pending = tables.get(table);
            if (parser.currentToken() != JsonToken.START_OBJECT) {
                pending.current().isPresent = true;
                mismatches.row(pending, pending.current(), "", Conversion.WRONG_SHAPE);
            }
        }
        for (PathNode.Target target : place.below) {
            mismatch(target, Conversion.WRONG_SHAPE);
        }
        if (place.element != null) {
            rejectEnclosing(place, Conversion.WRONG_SHAPE);
        }
    }

    /** Rejects the rows around a list that can't be read, for its elements can't be counted. */
    private void rejectEnclosing(Place place, Conversion conversion) {
        for (PendingTable table : tables) {
            boolean encloses =
                    table.lists == place.depth && place.path.startsWith(table.anchorPath);
            if (encloses && table.size() > 0) {
                mismatches.row(table, table.current(), place.path, conversion);
            }
        }
    }

    private void mismatch(PathNode.Target target, Conversion conversion) {
        PendingTable table = tables.get(target.table());
        table.current().clearCell(target.column());
        mismatches.cell(table, table.current(), table.columns[target.column()], conversion);
    }
}
