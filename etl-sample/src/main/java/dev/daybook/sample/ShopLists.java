package dev.daybook.sample;

import java.util.function.IntConsumer;
import tools.jackson.core.JsonGenerator;

/** Writes the lists of the shop: most of them full, some empty, null or missing. */
record ShopLists(JsonGenerator json, Dice dice) {

    private static final int ODD_LIST_EVERY = 24;

    /** Writes a list of 1 to {@code most} elements; unless it must be full, perhaps an odd one. */
    void write(String name, boolean isFull, int most, IntConsumer element) {
        int odd = dice.below(ODD_LIST_EVERY);
        if (!isFull && odd < 2) {
            writeAbsent(name, odd == 0);
            return;
        }
        int length = !isFull && odd < 4 ? 0 : 1 + dice.below(most);
        json.writeArrayPropertyStart(name);
        for (int i = 0; i < length; i++) {
            element.accept(i);
        }
        json.writeEndArray();
    }

    /** Writes null, or nothing. */
    void writeAbsent(String name, boolean isMissing) {
        if (!isMissing) {
            json.writeNullProperty(name);
        }
    }

    /** Writes a list of texts, nulls among them. */
    void writeNotes() {
        write("notes", false, 3, index -> writeNote());
    }

    /** Writes a list of lists of numbers. */
    void writeMatrix() {
        write("matrix", false, 3, row -> writeRow());
    }

    /** Writes a list of lists of two codes, each beginning where the one before it ends. */
    void writeLegs() {
        int first = dice.below(ShopTexts.LEGS.size());
        write("shippingLegs", false, 3, index -> writeLeg(first + index));
    }

    private void writeNote() {
        if (dice.below(4) == 0) {
            json.writeNull();
        } else {
            json.writeString(dice.pick(ShopTexts.TAGS));
        }
    }

    private void writeRow() {
        json.writeStartArray();
        int length = dice.below(4);
        for (int i = 0; i < length; i++) {
            json.writeNumber(dice.pick(ShopTexts.PRICES));
        }
        json.writeEndArray();
    }

    private void writeLeg(int start) {
        json.writeStartArray();
        json.writeString(ShopTexts.LEGS.get(start % ShopTexts.LEGS.size()));
        json.writeString(ShopTexts.LEGS.get((start + 1) % ShopTexts.LEGS.size()));
        json.writeEndArray();
    }
}
