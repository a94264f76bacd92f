package dev.daybook.sample;

import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * The names, places and formats of one of the 21 nationalities.
 *
 * @param idPattern empty where the API knows no number of identity
 * @param postcodePattern empty where the postcode is a number
 */
record Nationality(
        String nat,
        String country,
        Names men,
        Names women,
        List<Word> surnames,
        Places places,
        String phone,
        String cell,
        String idName,
        Optional<String> idPattern,
        Optional<String> postcodePattern) {

    /** The titles and first names of one gender. */
    record Names(List<String> titles, List<Word> firstNames) {}

    /** Where people of a nationality live. */
    record Places(List<String> streets, List<String> cities, List<String> states) {}

    /** Reads the nationalities in alphabetical order of their codes. */
    static List<Nationality> all() {
        return Json.resource("nationalities.json").valueStream().map(Nationality::of).toList();
    }

    private static Nationality of(JsonNode entry) {
        return new Nationality(
                entry.get("nat").asString(),
                entry.get("country").asString(),
                new Names(Json.texts(entry, "manTitles"), words(entry, "men")),
                new Names(Json.texts(entry, "womanTitles"), words(entry, "women")),
                words(entry, "surnames"),
                places(entry),
                entry.get("phone").asString(),
                entry.get("cell").asString(),
                entry.get("idName").asString(),
                Json.text(entry, "idPattern"),
                Json.text(entry, "postcodePattern"));
    }

    private static Places places(JsonNode entry) {
        return new Places(
                Json.texts(entry, "streets"),
                Json.texts(entry, "cities"),
                Json.texts(entry, "states"));
    }

    private static List<Word> words(JsonNode entry, String name) {
        return Json.texts(entry, name).stream().map(Word::of).toList();
    }
}
