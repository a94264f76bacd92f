package dev.daybook.sample;

import tools.jackson.core.JsonGenerator;

/** Writes one item of an order, with its tags and discounts. */
final class ItemWriter {

    private final JsonGenerator json;
    private final Dice dice;
    private final ShopLists lists;

    ItemWriter(JsonGenerator json, Dice dice) {
        this.json = json;
        this.dice = dice;
        this.lists = new ShopLists(json, dice);
    }

    void write(Flaws<BadOrder> flaws) {
        json.writeStartObject();
        int sku = 1000 + dice.below(200);
        if (!flaws.has(BadOrder.MISSING_SKU)) {
            json.writeStringProperty("sku", "SKU-" + sku);
        }
        json.writeStringProperty("title", dice.pick(ShopTexts.COMMENTS.subList(3, 26)));
        number("quantity", flaws.has(BadOrder.FRACTIONAL_QUANTITY) ? "1.5" : quantity());
        String price = dice.pick(ShopTexts.PRICES);
        number("price", flaws.has(BadOrder.TOO_MANY_DECIMALS) ? "9.9999999" : price);
        json.writeBooleanProperty("gift", dice.below(5) == 0);
        boolean hasBadTag = flaws.has(BadOrder.TAG_OBJECT);
        lists.write("tags", hasBadTag, 3, index -> writeTag(hasBadTag && index == 0));
        lists.write("discounts", false, 2, index -> writeDiscount());
        json.writeEndObject();
    }

    private String quantity() {
        return String.valueOf(1 + dice.below(9));
    }

    private void writeTag(boolean isBad) {
        if (isBad) {
            json.writeStartObject();
            json.writeStringProperty("label", "new");
            json.writeEndObject();
        } else if (dice.below(10) == 0) {
            json.writeNull();
        } else {
            json.writeString(dice.pick(ShopTexts.TAGS));
        }
    }

    private void writeDiscount() {
        json.writeStartObject();
        json.writeStringProperty("kind", dice.below(2) == 0 ? "voucher" : "season");
        number("amount", dice.pick(ShopTexts.PRICES));
        lists.write("codes", false, 3, index -> json.writeString(dice.fill("@@##")));
        json.writeEndObject();
    }

    private void number(String name, String text) {
        json.writeName(name);
        json.writeNumber(text);
    }
}
