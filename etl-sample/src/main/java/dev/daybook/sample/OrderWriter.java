package dev.daybook.sample;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import tools.jackson.core.JsonGenerator;

/** Writes one order of the shop. */
final class OrderWriter {

    private static final DateTimeFormatter WITH_OFFSET =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSXXX", Locale.ROOT);
    private static final DateTimeFormatter WITHOUT_OFFSET =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS", Locale.ROOT);
    private static final int DAY_MILLIS = 86_400_000;

    private final JsonGenerator json;
    private final LocalDate day;
    private final long position;
    private final Flaws<BadOrder> flaws;
    private final Dice dice;
    private final ShopLists lists;

    OrderWriter(
            JsonGenerator json, LocalDate day, long position, Flaws<BadOrder> flaws, Dice dice) {
        this.json = json;
        this.day = day;
        this.position = position;
        this.flaws = flaws;
        this.dice = dice;
        this.lists = new ShopLists(json, dice);
    }

    /** Writes the members of the order, whose object the caller opens and closes. */
    void writeMembers() {
        writeIds();
        writeTimes();
        writeAwkwardNames();
        writeComment();
        number("points", dice.pick(ShopTexts.POINTS));
        writeTotal();
        number("weight", dice.pick(ShopTexts.WEIGHTS));
        writeCustomer();
        lists.writeNotes();
        lists.writeMatrix();
        lists.writeLegs();
        writeItems();
    }

    private void writeIds() {
        long id = Long.parseLong(day.toString().replace("-", "")) * 10_000_000 + position + 1;
        if (flaws.has(BadOrder.DUPLICATE_KEY)) {
            json.writeNumberProperty("orderId", -id);
        }
        number(
                "orderId",
                flaws.has(BadOrder.ID_OVERFLOW) ? "9223372036854775808" : String.valueOf(id));
        json.writeStringProperty("Order-Id", "SO-" + day + "-" + (position + 1));
        json.writeNumberProperty("order id", position + 1);
    }

    private void writeTimes() {
        Instant placed =
                day.atStartOfDay(ZoneOffset.UTC).toInstant().plusMillis(dice.below(DAY_MILLIS));
        boolean hasNoOffset = flaws.has(BadOrder.TIME_WITHOUT_OFFSET);
        ZoneOffset offset = ZoneOffset.of(dice.pick(ShopTexts.OFFSETS));
        json.writeStringProperty(
                "placedAt",
                (hasNoOffset ? WITHOUT_OFFSET : WITH_OFFSET).format(placed.atOffset(offset)));
        if (dice.below(8) == 0) {
            json.writeNullProperty("shipOn");
        } else {
            json.writeStringProperty("shipOn", day.plusDays(1 + dice.below(5)).toString());
        }
        if (flaws.has(BadOrder.TEXT_FOR_BOOLEAN)) {
            json.writeStringProperty("express", "yes");
        } else {
            json.writeBooleanProperty("express", dice.below(3) == 0);
        }
    }

    private void writeAwkwardNames() {
        json.writeStringProperty("select", dice.pick(ShopTexts.SELECTS));
        json.writeStringProperty("größe", dice.pick(ShopTexts.SIZES));
        json.writeStringProperty("a.b", "dotted " + dice.below(10));
        json.writeStringProperty("it's", "quoted " + dice.below(10));
    }

    private void writeComment() {
        List<String> comments = ShopTexts.COMMENTS;
        String comment = comments.get((int) (position % comments.size()));
        if (flaws.has(BadOrder.LONE_SURROGATE)) {
            Json.writeLoneSurrogate(json, "comment", "half of a face ");
        } else if (flaws.has(BadOrder.NUL_CHARACTER)) {
            json.writeStringProperty("comment", "nothing\0here");
        } else if (comment.equals(ShopTexts.NONE)) {
            json.writeNullProperty("comment");
        } else {
            json.writeStringProperty("comment", comment);
        }
    }

    private void writeTotal() {
        if (flaws.opens(json, "total")) {
            number("amount", dice.pick(ShopTexts.PRICES));
            json.writeStringProperty("currency", dice.below(4) == 0 ? "CHF" : "EUR");
            json.writeEndObject();
        }
    }

    private void writeCustomer() {
        Customer customer = Customer.drawn(dice);
        int guest = dice.below(30);
        if (flaws.has(BadOrder.CUSTOMER_LIST)) {
            json.writeArrayPropertyStart("customer");
            json.writeEndArray();
        } else if (guest == 0 && !flaws.isGap("customer")) {
            json.writeNullProperty("customer");
        } else if ((guest != 1 || flaws.isGap("customer")) && flaws.opens(json, "customer")) {
            customer.writeMembers(json);
            json.writeEndObject();
        }
    }

    private void writeItems() {
        if (flaws.isGap("items")) {
            lists.writeAbsent("items", flaws.gap().orElseThrow().isMissing());
        } else if (flaws.has(BadOrder.ITEMS_OBJECT)) {
            json.writeObjectPropertyStart("items");
            json.writeStringProperty("sku", "SKU-0");
            json.writeEndObject();
        } else {
            boolean isFull = flaws.badValue().isPresent();
            lists.write(
                    "items", isFull, 4, number -> new ItemWriter(json, dice).write(bad(number)));
        }
    }

    private Flaws<BadOrder> bad(int number) {
        return number == 0 ? flaws : Flaws.none();
    }

    private void number(String name, String text) {
        json.writeName(name);
        json.writeNumber(text);
    }
}
