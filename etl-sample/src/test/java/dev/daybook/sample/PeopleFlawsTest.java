package dev.daybook.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Shares of repeated addresses, null objects, bad rows, and the markers. */
class PeopleFlawsTest {

    private static SampleOptionsBuilder options() {
        return SampleOptions.of(Api.RANDOMUSER);
    }

    @Test
    void repeatsWholeAddressesThatCameEarlier() throws Exception {
        try (SampleClient client = SampleClient.of(options().repeatedAddresses(40))) {
            Set<JsonNode> seen = new HashSet<>();
            int repeated = 0;
            for (JsonNode person : client.people("results=1000&seed=s").get("results")) {
                repeated += seen.add(person.get("location")) ? 0 : 1;
            }

            assertThat(repeated).isBetween(399, 400);
        }
    }

    @Test
    void repeatsOnlyAddressesThatWereWritten() throws Exception {
        SampleOptionsBuilder options = options().repeatedAddresses(50).nullObjects(30).badRows(30);
        try (SampleClient client = SampleClient.of(options)) {
            List<JsonNode> locations =
                    client.people("results=1000&seed=s")
                            .get("results")
                            .valueStream()
                            .map(person -> person.path("location"))
                            .filter(JsonNode::isObject)
                            .toList();

            int repeated = locations.size() - new HashSet<>(locations).size();
            assertThat(repeated).isBetween(330, 500);
        }
    }

    @Test
    void leavesObjectsOutInTurns() throws Exception {
        try (SampleClient client = SampleClient.of(options().nullObjects(16))) {
            JsonNode people = client.people("results=100&seed=s").get("results");

            for (String member : List.of("location", "login", "name", "id")) {
                assertThat(count(people, person -> !person.has(member))).isEqualTo(2);
                assertThat(count(people, person -> person.path(member).isNull())).isEqualTo(2);
            }
        }
    }

    @Test
    void rotatesTenKindsOfBadRows() throws Exception {
        try (SampleClient client = SampleClient.of(options().badRows(20))) {
            JsonNode people = client.people("results=100&seed=s").get("results");

            assertThat(count(people, p -> at(p, "/location/coordinates/latitude").equals("abc")))
                    .isEqualTo(2);
            assertThat(count(people, p -> !at(p, "/dob/date").endsWith("Z"))).isEqualTo(2);
            assertThat(count(people, p -> !p.has("email"))).isEqualTo(2);
            assertThat(count(people, p -> at(p, "/location/street/number").equals("1.5")))
                    .isEqualTo(2);
            assertThat(count(people, p -> p.get("phone").isBoolean())).isEqualTo(2);
            assertThat(count(people, p -> p.get("nat").isObject())).isEqualTo(2);
            assertThat(count(people, p -> at(p, "/name/last").endsWith("\0"))).isEqualTo(2);
            assertThat(count(people, p -> p.at("/location/postcode").isObject())).isEqualTo(2);
        }
    }

    @Test
    void writesDuplicateKeysAndHalfPairs() throws Exception {
        try (SampleClient client = SampleClient.of(options().badRows(20))) {
            String text = client.text("/api/1.4/?results=100&seed=s");

            assertThat(text.split("@example\\.org\",\"email\":\"", -1)).hasSize(3);
            assertThat(text.split("\\\\ud83d\",\"last\"", -1)).hasSize(3);
            assertThat(text.split("\\\\u0000\"}", -1)).hasSize(3);
        }
    }

    @Test
    void neverGivesOneRecordAGapAndABadValue() {
        assertThatThrownBy(() -> options().nullObjects(60).badRows(41).build())
                .hasMessage("nullObjects + badRows is 101.0; expected a percentage from 0 to 100");
        assertThatThrownBy(() -> options().repeatedAddresses(-1).build())
                .hasMessage("repeatedAddresses is -1.0; expected a percentage from 0 to 100");
    }

    @Test
    void fillsTheFieldsToProtectWithUniqueMarkers() throws Exception {
        try (SampleClient client = SampleClient.of(options().markers(true))) {
            JsonNode page = client.people("results=200&seed=s");
            List<String> markers = client.server.markers();
            Set<String> found = new HashSet<>();
            collectMarkers(page.get("results"), found);

            assertThat(markers).doesNotHaveDuplicates().allMatch(marker -> marker.length() == 32);
            assertThat(markers).anyMatch(marker -> marker.contains("\""));
            assertThat(markers).anyMatch(marker -> marker.contains("\n"));
            assertThat(found).containsExactlyInAnyOrderElementsOf(markers);
        }
    }

    @Test
    void addsUnknownCredentialsToAShareOfRecords() throws Exception {
        try (SampleClient client = SampleClient.of(options().markers(true))) {
            JsonNode people = client.people("results=500&seed=s").get("results");

            assertThat(count(people, person -> person.has("ssn"))).isBetween(25L, 75L);
            assertThat(count(people, person -> person.get("login").has("apiToken")))
                    .isEqualTo(count(people, person -> person.has("ssn")));
        }
    }

    @Test
    void listsTheMarkersOfAllAnswersOnce() throws Exception {
        try (SampleClient client = SampleClient.of(options().markers(true))) {
            client.get("/api/1.4/?results=10&seed=s");
            int one = client.server.markers().size();
            client.get("/api/1.4/?results=10&seed=s");
            assertThat(client.server.markers()).hasSize(one);
            client.get("/api/1.4/?results=10&seed=s&page=2");
            assertThat(client.server.markers().size()).isGreaterThan(one + 49);
        }
        try (SampleClient client = SampleClient.randomuser()) {
            client.get("/api/1.4/?results=10&seed=s");
            assertThat(client.server.markers()).isEmpty();
        }
    }

    @Test
    void isReadableJsonWhateverTheShares() throws Exception {
        SampleOptionsBuilder options = options().badRows(50).nullObjects(50).markers(true);
        try (SampleClient client = SampleClient.of(options)) {
            byte[] body =
                    client.text("/api/1.4/?results=400&seed=s").getBytes(StandardCharsets.UTF_8);

            assertThat(new JsonMapper().readTree(body).get("results")).hasSize(400);
        }
    }

    private static void collectMarkers(JsonNode people, Set<String> found) {
        List<String> fields = List.of("password", "salt", "md5", "sha1", "sha256", "apiToken");
        for (JsonNode person : people) {
            fields.forEach(field -> addText(person.get("login").path(field), found));
            addText(person.at("/id/value"), found);
            addText(person.path("ssn"), found);
        }
    }

    private static void addText(JsonNode value, Set<String> found) {
        if (value.isString()) {
            found.add(value.asString());
        }
    }

    private static String at(JsonNode person, String pointer) {
        return person.at(pointer).asString();
    }

    private static long count(JsonNode people, Predicate<JsonNode> condition) {
        return people.valueStream().filter(condition).count();
    }
}
