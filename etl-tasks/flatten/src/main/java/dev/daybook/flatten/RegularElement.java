package dev.daybook.flatten;

import java.io.IOException;

/**
 * Passes an element of a list that is as most are there, and appends its lines and those of the
 * elements of its own lists. Whatever takes a decision ends that; the record is to be undone then.
 */
final class RegularElement {
    /** What an element is: an object, a list or a scalar. */
    interface Content {
        /**
         * Passes the value at whose first byte the cursor stands.
         *
         * @param first that byte
         * @return false if it is something else, or takes a decision
         */
        boolean read(int first, Batch batch) throws IOException;
    }

    private final int anchor;
    private final JsonCursor json;
    private final Content content;
    private final RecordValues values;
    private final RegularLine[] lines;

    /** The elements that each anchor has had in the batch. */
    private final int[] elements;

    /**
     * Makes what passes the elements at a place.
     *
     * @param values takes the scalars of an element, of which its lines are made
     */
    RegularElement(
            Place place,
            JsonCursor json,
            Content content,
            RecordValues values,
            RegularLine[] lines,
            int[] elements) {
        anchor = place.anchor;
        this.json = json;
        this.content = content;
        this.values = values;
        this.lines = lines;
        this.elements = elements;
    }

    /**
     * Passes the element at or before whose first byte the cursor stands, and appends its lines.
     *
     * @param index of the element in its list
     * @return false if that takes a decision
     */
    boolean append(int index, Batch batch) throws IOException {
        if (anchor >= 0) {
            elements[anchor]++;
        }
        values.clear();
        if (!content.read(json.peek(), batch)) {
            return false;
        }
        for (RegularLine line : lines) {
            if (!line.append(values, json.array(), index, batch)) {
                return false;
            }
        }
        for (RegularLine line : lines) {
            line.finish(batch);
        }
        return true;
    }
}
