package dev.daybook.sample;

import java.util.List;
import tools.jackson.databind.JsonNode;

/** Everything that people are made of. */
record Vocabulary(
        List<Nationality> nationalities,
        List<TimeZoneName> timezones,
        List<String> adjectives,
        List<String> animals,
        List<String> passwords) {

    /** An offset as the API writes it, and the places that go by it. */
    record TimeZoneName(String offset, String description) {}

    static Vocabulary read() {
        JsonNode words = Json.resource("vocabulary.json");
        return new Vocabulary(
                Nationality.all(),
                words.get("timezones")
                        .valueStream()
                        .map(
                                zone ->
                                        new TimeZoneName(
                                                zone.get("offset").asString(),
                                                zone.get("description").asString()))
                        .toList(),
                Json.texts(words, "adjectives"),
                Json.texts(words, "animals"),
                Json.texts(words, "passwords"));
    }
}
