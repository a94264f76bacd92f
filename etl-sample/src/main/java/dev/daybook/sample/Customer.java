package dev.daybook.sample;

import tools.jackson.core.JsonGenerator;

/** One of the 40 customers of the shop, the same on every day. */
record Customer(int id) {

    private static final int CUSTOMERS = 40;
    private static final int WITHOUT_ADDRESS_EVERY = 7;

    static Customer drawn(Dice dice) {
        return new Customer(1 + dice.below(CUSTOMERS));
    }

    void writeMembers(JsonGenerator json) {
        Dice dice = Dice.of(id, "customer", 0);
        json.writeNumberProperty("id", id);
        json.writeStringProperty("name", dice.pick(ShopTexts.NAMES));
        json.writeStringProperty("email", "customer" + id + "@example.com");
        if (id % WITHOUT_ADDRESS_EVERY == 0) {
            json.writeNullProperty("address");
            return;
        }
        json.writeObjectPropertyStart("address");
        json.writeStringProperty("city", dice.pick(ShopTexts.CITIES));
        json.writeStringProperty("postcode", dice.fill("0####"));
        json.writeEndObject();
    }
}
