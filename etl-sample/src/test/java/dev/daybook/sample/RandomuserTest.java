package dev.daybook.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What the real server was seen to do, line by line. */
class RandomuserTest {

    @ParameterizedTest
    @ValueSource(strings = {"6000", "0", "abc", "-1", "2.5"})
    void answersOneResultWhenTheNumberIsNotToItsLiking(String results) throws Exception {
        try (SampleClient client = SampleClient.randomuser()) {
            HttpResponse<byte[]> answer = client.get("/api/1.4/?seed=s&results=" + results);
            JsonNode page = client.people("seed=s&results=" + results);

            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(page.get("results")).hasSize(1);
            assertThat(page.at("/info/results").asInt()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"10001", "0", "-3", "x"})
    void answersPageOneWhenThePageIsOutOfBounds(String page) throws Exception {
        try (SampleClient client = SampleClient.randomuser()) {
            JsonNode answer = client.people("seed=s&results=3&page=" + page);

            assertThat(answer.at("/info/page").asInt()).isEqualTo(1);
            assertThat(answer).isEqualTo(client.people("seed=s&results=3&page=1"));
        }
    }

    @Test
    void refusesAClientThatGotTwentyThousandUsers() throws Exception {
        try (SampleClient client = SampleClient.randomuser()) {
            for (int page = 1; page <= 3; page++) {
                client.get("/api/1.4/?results=5000&seed=s&page=" + page);
            }
            client.get("/api/1.4/?results=4999&seed=s");
            HttpResponse<byte[]> overshooting = client.get("/api/1.4/?results=2&seed=s");
            HttpResponse<byte[]> refused = client.get("/api/1.4/?results=1&seed=s");

            assertThat(overshooting.statusCode()).isEqualTo(200);
            assertThat(refused.statusCode()).isEqualTo(429);
            assertThat(refused.headers().firstValue("Retry-After")).isEmpty();
            assertThat(new String(refused.body(), StandardCharsets.UTF_8))
                    .startsWith("{\"error\":\"Whoa, ease up there cowboy. 20001 users");
        }
    }

    @Test
    void hasNoLimitWhenItIsLifted() throws Exception {
        SampleOptionsBuilder options = SampleOptions.of(Api.RANDOMUSER).usersPerWindow(0);
        try (SampleClient client = SampleClient.of(options.maxResults(30_000))) {
            client.get("/api/1.4/?results=21000&seed=s");

            assertThat(client.get("/api/1.4/?results=1&seed=s").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void streamsAPageThatIsTooLargeToHold() throws Exception {
        try (SampleClient client =
                SampleClient.of(SampleOptions.of(Api.RANDOMUSER).maxResults(6000))) {
            HttpResponse<byte[]> answer = client.get("/api/1.4/?results=6000&seed=s");

            assertThat(answer.headers().firstValue("Content-Length")).isEmpty();
            assertThat(new String(answer.body(), StandardCharsets.UTF_8))
                    .endsWith(
                            "\"info\":{\"seed\":\"s\",\"results\":6000,\"page\":1,"
                                    + "\"version\":\"1.4\"}}");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/1.5/", "/api/", "/", "/api/1.4/more"})
    void answersWithoutJsonToAnUnknownVersion(String path) throws Exception {
        try (SampleClient client = SampleClient.randomuser()) {
            HttpResponse<byte[]> answer = client.get(path + "?results=1");

            assertThat(answer.statusCode()).isEqualTo(404);
            assertThat(answer.body()).asString().isEqualTo("Not Found");
        }
    }

    @Test
    void leavesTheInfoOutWhenAsked() throws Exception {
        try (SampleClient client = SampleClient.randomuser()) {
            JsonNode answer = client.people("seed=s&results=2&noinfo");

            assertThat(answer.propertyNames()).containsExactly("results");
        }
    }

    @Test
    void answersTheSameBytesAgainWithOrWithoutSlash() throws Exception {
        Clock clock = Clock.fixed(Instant.parse("2026-11-22T00:00:00Z"), ZoneOffset.UTC);
        try (SampleClient client = SampleClient.of(SampleOptions.of(Api.RANDOMUSER).clock(clock));
                SampleClient other =
                        SampleClient.of(SampleOptions.of(Api.RANDOMUSER).clock(clock))) {
            assertThat(client.text("/api/1.4/?results=50&seed=s&page=3"))
                    .isEqualTo(other.text("/api/1.4?seed=s&page=3&results=50"));
        }
    }

    @Test
    void agesFollowTheClockAndNothingElseDoes() throws Exception {
        JsonNode before = oneAt("2026-01-01T00:00:00Z");
        JsonNode after = oneAt("2031-01-01T00:00:00Z");

        assertThat(after.at("/dob/age").asInt()).isEqualTo(before.at("/dob/age").asInt() + 5);
        assertThat(after.at("/registered/age").asInt())
                .isEqualTo(before.at("/registered/age").asInt() + 5);
        assertThat(withoutAges(after)).isEqualTo(withoutAges(before));
    }

    @Test
    void thePageSizeIsPartOfTheIdentity() throws Exception {
        try (SampleClient client = SampleClient.randomuser()) {
            Set<String> ten = uuids(client.people("seed=s&results=10"));
            Set<String> twenty = uuids(client.people("seed=s&results=20"));

            assertThat(ten).doesNotContainAnyElementsOf(twenty);
        }
    }

    @Test
    void aSeedOfEighteenCharactersHasOneNationality() throws Exception {
        try (SampleClient client = SampleClient.randomuser()) {
            assertThat(nationalities(client.people("results=60&seed=extract-2026-08-23")))
                    .hasSize(1);
            assertThat(nationalities(client.people("results=60&seed=extract-2026-08-2")))
                    .hasSizeGreaterThan(10);
        }
    }

    @Test
    void joinsSeedAndPage() throws Exception {
        try (SampleClient client = SampleClient.randomuser()) {
            assertThat(client.people("results=5&seed=run1&page=12").get("results"))
                    .isEqualTo(client.people("results=5&seed=run11&page=2").get("results"));
        }
    }

    @Test
    void findsASeedOfItsOwnWhereNoneIsGiven() throws Exception {
        try (SampleClient client = SampleClient.randomuser()) {
            String first = client.people("results=1").at("/info/seed").asString();

            assertThat(first).hasSize(16);
            assertThat(client.people("results=1").at("/info/seed").asString()).isNotEqualTo(first);
        }
    }

    private static JsonNode oneAt(String instant) throws Exception {
        Clock clock = Clock.fixed(Instant.parse(instant), ZoneOffset.UTC);
        try (SampleClient client = SampleClient.of(SampleOptions.of(Api.RANDOMUSER).clock(clock))) {
            return client.people("results=1&seed=s").at("/results/0");
        }
    }

    private static String withoutAges(JsonNode person) {
        return person.toString().replaceAll("\"age\":[0-9]+", "");
    }

    private static Set<String> uuids(JsonNode page) {
        return page.get("results")
                .valueStream()
                .map(person -> person.at("/login/uuid").asString())
                .collect(Collectors.toCollection(HashSet::new));
    }

    private static Set<String> nationalities(JsonNode page) {
        return page.get("results")
                .valueStream()
                .map(person -> person.get("nat").asString())
                .collect(Collectors.toSet());
    }
}
