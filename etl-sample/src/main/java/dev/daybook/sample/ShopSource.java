package dev.daybook.sample;

import java.io.OutputStream;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;

/** An invented shop that lists the orders of a day, page by page. */
final class ShopSource implements Source {

    private static final long DEFAULT_SIZE = 50;
    private static final long MAX_SIZE = 1000;
    private static final long MAX_PAGE = 1_000_000;
    private static final List<BadOrder> BAD_VALUES = List.of(BadOrder.values());
    private static final List<Gap> GAPS = Gap.rotation("customer", "total", "items");

    private final SampleOptions options;

    private record Page(LocalDate day, long number, long size) {

        Page distorted(Distortion distortion) {
            return switch (distortion) {
                case CLAMPED_RESULTS -> new Page(day, number, 1);
                case CLAMPED_PAGE -> new Page(day, number == 1 ? 2 : 1, size);
                case WRONG_SEED -> new Page(day.plusDays(1), number, size);
                case NONE, NO_INFO, WRONG_VERSION, RESULTS_NULL, RESULTS_OBJECT, UNKNOWN_FIELD ->
                        this;
            };
        }
    }

    ShopSource(SampleOptions options) {
        this.options = options;
    }

    @Override
    public Answer answer(Query query, Distortion distortion) {
        if (!query.path().equals("/orders")) {
            return Answer.error(404, "No such path; expected '/orders'");
        }
        Optional<LocalDate> day = query.parameter("day").flatMap(ShopSource::day);
        long number = query.parameters().containsKey("page") ? bound(query, "page", MAX_PAGE) : 1;
        long size =
                query.parameters().containsKey("size")
                        ? bound(query, "size", MAX_SIZE)
                        : DEFAULT_SIZE;
        if (day.isEmpty() || number == 0 || size == 0) {
            return Answer.error(
                    400, "Expected day=yyyy-MM-dd, page from 1 and size from 1 to " + MAX_SIZE);
        }
        Page page = new Page(day.get(), number, size).distorted(distortion);
        return Answer.json(out -> write(out, page, distortion), false);
    }

    private static long bound(Query query, String name, long most) {
        return query.number(name, 1, most, 0);
    }

    private static Optional<LocalDate> day(String text) {
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private void write(OutputStream out, Page page, Distortion distortion) {
        try (JsonGenerator json = Json.generator(out)) {
            json.writeStartObject();
            if (distortion != Distortion.NO_INFO) {
                json.writeNumberProperty("page", page.number());
                json.writeNumberProperty("size", page.size());
                json.writeNumberProperty("total", options.ordersPerDay());
                json.writeStringProperty("day", page.day().toString());
            }
            json.writeName("orders");
            writeOrders(json, page, distortion);
            json.writeEndObject();
        }
    }

    private void writeOrders(JsonGenerator json, Page page, Distortion distortion) {
        switch (distortion) {
            case RESULTS_NULL -> json.writeNull();
            case RESULTS_OBJECT -> writeOrder(json, page.day(), 0, distortion);
            case NONE,
                    NO_INFO,
                    CLAMPED_RESULTS,
                    CLAMPED_PAGE,
                    WRONG_SEED,
                    WRONG_VERSION,
                    UNKNOWN_FIELD ->
                    writeList(json, page, distortion);
        }
    }

    private void writeList(JsonGenerator json, Page page, Distortion distortion) {
        long first = (page.number() - 1) * page.size();
        long end = Math.min(first + page.size(), options.ordersPerDay());
        json.writeStartArray();
        for (long position = first; position < end; position++) {
            writeOrder(json, page.day(), position, distortion);
        }
        json.writeEndArray();
    }

    private void writeOrder(
            JsonGenerator json, LocalDate day, long position, Distortion distortion) {
        long state = Dice.seedOf(day.toString());
        Share nullObjects = new Share(state, "flaws", 0, options.nullObjects());
        Share badRows = new Share(state, "flaws", options.nullObjects(), options.badRows());
        Flaws<BadOrder> flaws =
                new Flaws<>(
                        badRows.kindAt(position, BAD_VALUES), nullObjects.kindAt(position, GAPS));
        json.writeStartObject();
        new OrderWriter(json, day, position, flaws, Dice.of(state, "order", position))
                .writeMembers();
        if (distortion == Distortion.UNKNOWN_FIELD) {
            json.writeStringProperty("loyaltyTier", "gold");
        }
        json.writeEndObject();
    }
}
