package dev.daybook.flatten;

import dev.daybook.contract.Plan;
import dev.daybook.contract.PlannedTable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Writes the records that are as most are: laid out as known, with all their rows and values that
 * fit. Their lines are made from their bytes, without rows in between. Every other record is left
 * untouched, to be read in the usual way, which decides what becomes of it.
 */
final class RegularRecord {
    /** A record that is read twice costs about what two others save. */
    private static final int MISS = 2;

    private final JsonCursor json;
    private final RegularElement element;
    private final Conversions conversions;

    /** The elements that each anchor has had in the batch, and had before the record. */
    private final int[] elements;

    private final int[] elementsBefore;
    private final Credit credit = new Credit(MISS);

    private RegularRecord(Builder builder, RegularElement element) {
        json = builder.json;
        this.element = element;
        conversions = builder.conversions;
        elements = builder.elements;
        elementsBefore = new int[elements.length];
    }

    /**
     * Makes what writes the regular records at a place, if records there can be such.
     *
     * @param elements the elements that each anchor has had in the batch; counted on
     */
    static Optional<RegularRecord> of(
            Place place,
            Plan plan,
            List<PendingTable> tables,
            Constants constants,
            JsonCursor json,
            int[] elements) {
        Builder builder = new Builder(plan, tables, constants, json, elements);
        return place.layout != null && builder.isKnown(place, Set.of())
                ? Optional.of(new RegularRecord(builder, builder.element(place)))
                : Optional.empty();
    }

    /** Makes the elements, from the record inwards. */
    private static final class Builder {
        private final Plan plan;
        private final List<PendingTable> tables;
        private final Constants constants;
        private final JsonCursor json;
        private final int[] elements;
        private final Conversions conversions = new Conversions();

        Builder(
                Plan plan,
                List<PendingTable> tables,
                Constants constants,
                JsonCursor json,
                int[] elements) {
            this.plan = plan;
            this.tables = tables;
            this.constants = constants;
            this.json = json;
            this.elements = elements;
        }

        /**
         * Returns whether all rows at and below a place refer to rows of the elements around them,
         * and their tables can be bits of a number.
         */
        boolean isKnown(Place place, Set<Integer> around) {
            Set<Integer> known = new HashSet<>(around);
            for (int table : place.anchored) {
                known.add(table);
            }
            return Arrays.stream(place.anchored)
                            .allMatch(it -> isKnown(plan.tables().get(it), known))
                    && place.lists().stream().allMatch(list -> isKnown(list.element(), known));
        }

        private static boolean isKnown(PlannedTable table, Set<Integer> known) {
            return table.index() < Long.SIZE
                    && table.references().stream()
                            .allMatch(reference -> known.contains(reference.table()));
        }

        RegularElement element(Place place) {
            List<Place> scalars = new ArrayList<>();
            place.addScalars(scalars);
            RecordValues values = new RecordValues(json, scalars.size());
            RegularLine[] lines =
                    Arrays.stream(place.anchored)
                            .mapToObj(it -> line(tables.get(it), scalars))
                            .toArray(RegularLine[]::new);
            return new RegularElement(
                    place, json, content(place, values, lines), values, lines, elements);
        }

        private RegularElement.Content content(
                Place place, RecordValues values, RegularLine[] lines) {
            Map<Place, RegularList> lists = new HashMap<>();
            for (Place list : place.lists()) {
                lists.put(list, new RegularList(json, element(list.element())));
            }
            if (place.layout != null) {
                return new RegularObject(json, place.layout, values, lists, lines);
            }
            RegularList list = lists.get(place);
            return list == null ? new RegularScalar(json, values) : list;
        }

        private RegularLine line(PendingTable table, List<Place> scalars) {
            return new RegularLine(plan, table, scalars, constants, elements, conversions);
        }
    }

    /**
     * Writes the record at whose first byte the cursor stands, and which it holds.
     *
     * @param index of the record in its list
     * @return whether it has been written; if not, the cursor stands where it stood
     */
    boolean write(int index, Batch batch) throws IOException {
        if (!credit.isLeft()) {
            return false;
        }
        int depth = json.depth();
        mark(batch);
        if (element.append(index, batch)) {
            credit.hit();
            return true;
        }
        undo(batch);
        json.moveBack(depth);
        credit.miss();
        return false;
    }

    private void mark(Batch batch) {
        batch.mark();
        conversions.mark();
        System.arraycopy(elements, 0, elementsBefore, 0, elements.length);
    }

    private void undo(Batch batch) {
        System.arraycopy(elementsBefore, 0, elements, 0, elements.length);
        batch.undo();
        conversions.undo();
    }
}
