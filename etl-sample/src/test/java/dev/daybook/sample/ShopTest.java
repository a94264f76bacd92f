package dev.daybook.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class ShopTest {

    private static final String DAY = "/orders?day=2026-11-21";

    @Test
    void answersPagesUntilTheDayIsOver() throws Exception {
        try (SampleClient client = SampleClient.shop()) {
            assertThat(client.json(DAY).get("orders")).hasSize(50);
            assertThat(client.json(DAY + "&page=3").get("orders")).hasSize(20);
            JsonNode after = client.json(DAY + "&page=4&size=50");
            assertThat(after.toString())
                    .isEqualTo(
                            "{\"page\":4,\"size\":50,\"total\":120,\"day\":\"2026-11-21\",\"orders\":[]}");
        }
    }

    @Test
    void hasAsManyOrdersADayAsItIsTold() throws Exception {
        try (SampleClient client = SampleClient.of(SampleOptions.of(Api.SHOP).ordersPerDay(7))) {
            JsonNode page = client.json(DAY + "&size=10");

            assertThat(page.get("orders")).hasSize(7);
            assertThat(page.get("total").asInt()).isEqualTo(7);
        }
    }

    @Test
    void anOrderIsTheSameWhateverThePageSize() throws Exception {
        try (SampleClient client = SampleClient.shop();
                SampleClient other = SampleClient.shop()) {
            List<String> large = orders(client, 60, 2);
            List<String> small = orders(other, 20, 6);

            assertThat(large).hasSize(120).isEqualTo(small).doesNotHaveDuplicates();
            assertThat(client.text(DAY)).isNotEqualTo(client.text("/orders?day=2026-11-22"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/orders",
                "/orders?day=21.11.2026",
                "/orders?day=2026-11-21&page=0",
                "/orders?day=2026-11-21&size=1001",
                "/orders?day=2026-11-21&size=x"
            })
    void refusesWhatItDoesNotUnderstand(String path) throws Exception {
        try (SampleClient client = SampleClient.shop()) {
            assertThat(client.get(path).statusCode()).isEqualTo(400);
            assertThat(client.json(path).get("error").asString())
                    .isEqualTo("Expected day=yyyy-MM-dd, page from 1 and size from 1 to 1000");
            assertThat(client.get("/customers").statusCode()).isEqualTo(404);
        }
    }

    @Test
    void hasNamesThatCollideOnceTheyAreNormalised() throws Exception {
        try (SampleClient client = SampleClient.shop()) {
            assertThat(client.json(DAY).at("/orders/0").propertyNames())
                    .startsWith(
                            "orderId",
                            "Order-Id",
                            "order id",
                            "placedAt",
                            "shipOn",
                            "express",
                            "select",
                            "größe",
                            "a.b",
                            "it's",
                            "comment",
                            "points",
                            "total",
                            "weight");
        }
    }

    @Test
    void hasListsThreeDeepInEveryState() throws Exception {
        List<JsonNode> orders = manyOrders(SampleOptions.of(Api.SHOP));
        List<JsonNode> items = inner(orders, "items");
        List<JsonNode> discounts = inner(items, "discounts");

        for (String list : List.of("items", "notes", "matrix", "shippingLegs")) {
            assertEveryState(orders, list);
        }
        assertEveryState(items, "tags");
        assertEveryState(items, "discounts");
        assertEveryState(discounts, "codes");
        assertThat(inner(discounts, "codes")).allMatch(JsonNode::isString);
        assertThat(inner(orders, "notes")).anyMatch(JsonNode::isNull);
        assertThat(inner(orders, "matrix")).allMatch(JsonNode::isArray).anyMatch(JsonNode::isEmpty);
    }

    @Test
    void hasCustomersThatComeAgainUnchanged() throws Exception {
        List<JsonNode> orders = manyOrders(SampleOptions.of(Api.SHOP));
        Map<Integer, JsonNode> customers = new HashMap<>();
        for (JsonNode order : orders) {
            JsonNode customer = order.path("customer");
            if (customer.isObject()) {
                JsonNode known = customers.put(customer.get("id").asInt(), customer);
                assertThat(known == null || known.equals(customer)).isTrue();
            }
        }

        assertThat(customers).hasSize(40);
        assertThat(orders).anyMatch(order -> !order.has("customer"));
        assertThat(orders).anyMatch(order -> order.path("customer").isNull());
        assertThat(customers.values()).anyMatch(customer -> customer.get("address").isNull());
    }

    @Test
    void hasNumbersAndTextsAtTheEdge() throws Exception {
        try (SampleClient client = SampleClient.shop()) {
            String text = client.text(DAY + "&size=120");

            assertThat(text)
                    .contains("9223372036854775807", "-9223372036854775808", ":1.2E+2,")
                    .contains("\"=1+1\"", "carriage\\r\\nreturn", "👩‍👩‍👧‍👦", "שלום", "e\u0301")
                    .contains("注文", "\"comment\":\"\"", "\"comment\":null", "\"amount\":12.50");
        }
    }

    @Test
    void placesOrdersOnTheirDayInManyOffsets() throws Exception {
        Set<String> offsets = new HashSet<>();
        for (JsonNode order : manyOrders(SampleOptions.of(Api.SHOP))) {
            OffsetDateTime placed = OffsetDateTime.parse(order.get("placedAt").asString());
            offsets.add(placed.getOffset().getId());
            assertThat(placed.toInstant().toString()).startsWith("2026-11-21");
        }

        assertThat(offsets).containsExactlyInAnyOrder("Z", "+02:00", "-05:30", "+05:45", "-11:00");
    }

    @Test
    void leavesObjectsOutInTurns() throws Exception {
        List<JsonNode> plain = manyOrders(SampleOptions.of(Api.SHOP));
        List<JsonNode> orders = manyOrders(SampleOptions.of(Api.SHOP).nullObjects(12));

        assertThat(count(plain, order -> !order.path("total").isObject())).isZero();
        assertThat(count(orders, order -> !order.has("total"))).isEqualTo(20);
        assertThat(count(orders, order -> order.path("total").isNull())).isEqualTo(20);
    }

    @Test
    void rotatesTwelveKindsOfBadRows() throws Exception {
        List<JsonNode> orders = manyOrders(SampleOptions.of(Api.SHOP).badRows(12));

        for (Predicate<JsonNode> kind : kinds()) {
            assertThat(count(orders, kind)).isEqualTo(10);
        }
    }

    @Test
    void writesDuplicateKeysAndHalfPairs() throws Exception {
        try (SampleClient client = SampleClient.of(SampleOptions.of(Api.SHOP).badRows(12))) {
            String text = client.text(DAY + "&size=100");

            assertThat(text).containsOnlyOnce("\"orderId\":-").containsOnlyOnce("\\ud83d\"");
        }
    }

    private static List<Predicate<JsonNode>> kinds() {
        return List.of(
                order -> order.get("orderId").asString().equals("9223372036854775808"),
                order -> order.get("placedAt").asString().length() == 23,
                order -> order.at("/items/0/quantity").asString().equals("1.5"),
                order -> order.at("/items/0").isObject() && !order.at("/items/0").has("sku"),
                order -> order.get("express").isString(),
                order -> order.at("/items/0/price").asString().equals("9.9999999"),
                order -> order.path("customer").isArray(),
                order -> order.path("comment").asString("").startsWith("half of a face"),
                order -> order.path("comment").asString("").contains("\0"),
                order -> order.at("/items/0/tags/0").isObject(),
                order -> order.path("items").isObject());
    }

    private static void assertEveryState(List<JsonNode> parents, String list) {
        assertThat(parents).anyMatch(parent -> !parent.has(list));
        assertThat(parents).anyMatch(parent -> parent.path(list).isNull());
        assertThat(parents).anyMatch(parent -> parent.has(list) && isEmptyList(parent.get(list)));
        assertThat(count(parents, parent -> parent.path(list).size() > 0))
                .isGreaterThan(parents.size() * 3L / 4);
    }

    private static boolean isEmptyList(JsonNode node) {
        return node.isArray() && node.isEmpty();
    }

    private static long count(List<JsonNode> nodes, Predicate<JsonNode> condition) {
        return nodes.stream().filter(condition).count();
    }

    private static List<JsonNode> inner(List<JsonNode> parents, String list) {
        return parents.stream()
                .map(parent -> parent.path(list))
                .filter(JsonNode::isArray)
                .flatMap(JsonNode::valueStream)
                .toList();
    }

    private static List<JsonNode> manyOrders(SampleOptionsBuilder options) throws Exception {
        try (SampleClient client = SampleClient.of(options.ordersPerDay(1000))) {
            return client.json(DAY + "&size=1000").get("orders").valueStream().toList();
        }
    }

    private static List<String> orders(SampleClient client, int size, int pages) throws Exception {
        List<String> orders = new ArrayList<>();
        for (int page = 1; page <= pages; page++) {
            JsonNode answer = client.json(DAY + "&size=" + size + "&page=" + page);
            answer.get("orders").valueStream().map(JsonNode::toString).forEach(orders::add);
        }
        return orders;
    }
}
