package dev.daybook.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A generated page beside a recorded one. */
class PeopleShapeTest {

    private static final Path RECORDED =
            Path.of("recorded", "randomuser", "2026-11-21-page-1.json");

    private static SampleClient client;
    private static JsonNode page;

    @BeforeAll
    static void ask() throws Exception {
        client = SampleClient.randomuser();
        page = client.people("results=1000&seed=shape");
    }

    @AfterAll
    static void close() {
        client.close();
    }

    @Test
    void hasTheMembersOfARecordedAnswerInTheirOrder() throws Exception {
        JsonNode recorded = new JsonMapper().readTree(Files.readAllBytes(RECORDED));

        assertThat(paths(page.at("/results/0"))).isEqualTo(paths(recorded.at("/results/0")));
        assertThat(paths(page.get("info"))).isEqualTo(paths(recorded.get("info")));
        assertThat(page.propertyNames()).containsExactly("results", "info");
    }

    @Test
    void hasTheTypesOfARecordedAnswer() throws Exception {
        JsonNode recorded = new JsonMapper().readTree(Files.readAllBytes(RECORDED));

        assertThat(types(page)).isEqualTo(types(recorded));
    }

    @Test
    void isAsCompactAsARecordedAnswer() throws Exception {
        String recorded = Files.readString(RECORDED);
        String generated = client.text("/api/1.4/?results=500&seed=shape");

        assertThat(generated.substring(0, 12)).isEqualTo(recorded.substring(0, 12));
        assertThat(generated).doesNotContain("\n").doesNotContain("\\u");
        assertThat(generated.length()).isBetween(480_000, 600_000);
    }

    @Test
    void hasTwentyOneNationalitiesInTheirScripts() throws Exception {
        String text = client.text("/api/1.4/?results=1000&seed=shape");

        assertThat(page.get("results").valueStream().map(p -> p.get("nat").asString()).distinct())
                .hasSize(21);
        assertThat(text).contains("تهران", "Їжаківка", "Iğdır", "’", "İzmir", "é", ", Mexico City");
    }

    @Test
    void writesPostcodesAsTextForThreeNationalitiesOnly() {
        Set<String> text = new HashSet<>();
        page.get("results")
                .valueStream()
                .filter(person -> person.at("/location/postcode").isString())
                .forEach(person -> text.add(person.get("nat").asString()));

        assertThat(text).containsExactlyInAnyOrder("CA", "GB", "NO");
    }

    @Test
    void hasNoNumberOfIdentityForFourNationalities() {
        Set<String> without = new HashSet<>();
        page.get("results")
                .valueStream()
                .filter(person -> person.at("/id/value").isNull())
                .peek(person -> assertThat(person.at("/id/name").asString()).isEmpty())
                .forEach(person -> without.add(person.get("nat").asString()));

        assertThat(without).containsExactlyInAnyOrder("IR", "NZ", "TR", "UA");
    }

    @Test
    void hasUniqueRandomUuids() {
        List<String> uuids = values("/login/uuid");

        assertThat(uuids).doesNotHaveDuplicates();
        assertThat(uuids)
                .allMatch(
                        uuid ->
                                uuid.matches(
                                        "[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}"));
    }

    @Test
    void digestsPasswordAndSalt() {
        for (JsonNode person : page.get("results")) {
            JsonNode login = person.get("login");
            String secret = login.get("password").asString() + login.get("salt").asString();

            assertThat(login.get("md5").asString()).isEqualTo(Hash.MD5.hex(secret));
            assertThat(login.get("sha1").asString()).isEqualTo(Hash.SHA1.hex(secret)).hasSize(40);
            assertThat(login.get("sha256").asString()).isEqualTo(Hash.SHA256.hex(secret));
        }
    }

    @Test
    void hasTitlesAndPortraitsOfTheGender() {
        for (JsonNode person : page.get("results")) {
            boolean isFemale = person.get("gender").asString().equals("female");
            String title = person.at("/name/title").asString();

            assertThat(title.matches("Mr|Monsieur")).isNotEqualTo(isFemale);
            assertThat(person.at("/picture/large").asString().contains("/women/"))
                    .isEqualTo(isFemale);
        }
    }

    @Test
    void writesCoordinatesAndDatesAsTheRealOne() {
        assertThat(values("/location/coordinates/latitude"))
                .allMatch(text -> text.matches("-?[0-9]{1,2}\\.[0-9]{4}"))
                .anyMatch(text -> text.startsWith("-"))
                .allMatch(text -> Math.abs(Double.parseDouble(text)) <= 90);
        assertThat(values("/location/coordinates/longitude"))
                .allMatch(text -> text.matches("-?[0-9]{1,3}\\.[0-9]{4}"));
        assertThat(values("/dob/date"))
                .allMatch(text -> text.matches("[0-9-]{10}T[0-9:]{8}\\.[0-9]{3}Z"));
    }

    @Test
    void writesAddressesOfMailInAsciiLetters() {
        assertThat(values("/email"))
                .allMatch(text -> text.matches("[a-z]+\\.[a-z]+@example\\.com"));
        assertThat(Word.of("Đoković Œ’ ŁİI").ascii()).isEqualTo("dokovicoelii");
    }

    @Test
    void sendsTheHeadersOfTheRealOne() throws Exception {
        var answer = client.get("/api/1.4/?results=3&seed=s");

        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValue("application/json; charset=utf-8");
        assertThat(answer.headers().firstValue("Content-Length"))
                .hasValue(String.valueOf(answer.body().length));
        assertThat(new String(answer.body(), StandardCharsets.UTF_8)).startsWith("{\"results\":[{");
    }

    private static List<String> values(String pointer) {
        return page.get("results").valueStream().map(p -> p.at(pointer).asString()).toList();
    }

    private static List<String> paths(JsonNode node) {
        List<String> paths = new ArrayList<>();
        node.forEachEntry(
                (name, value) -> {
                    paths.add(name);
                    paths(value).forEach(inner -> paths.add(name + "." + inner));
                });
        return paths;
    }

    private static Set<String> types(JsonNode recorded) {
        Set<String> types = new HashSet<>();
        recorded.get("results").valueStream().forEach(person -> collectTypes("", person, types));
        return types;
    }

    private static void collectTypes(String path, JsonNode node, Set<String> types) {
        types.add(path + " " + node.getNodeType());
        node.forEachEntry((name, value) -> collectTypes(path + "." + name, value, types));
    }
}
