package dev.daybook.sample;

import java.util.List;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;

/**
 * Where a person lives.
 *
 * @param postcode digits without a leading zero, unless the nationality writes postcodes as text
 */
record Location(
        Nationality nationality,
        int number,
        String street,
        String city,
        String state,
        String postcode,
        String latitude,
        String longitude,
        Vocabulary.TimeZoneName timezone) {

    static Location of(
            Nationality nationality, Dice dice, List<Vocabulary.TimeZoneName> timezones) {
        Optional<String> pattern = nationality.postcodePattern();
        return new Location(
                nationality,
                1 + dice.below(9999),
                dice.pick(nationality.places().streets()),
                dice.pick(nationality.places().cities()),
                dice.pick(nationality.places().states()),
                pattern.map(dice::fill)
                        .orElseGet(() -> String.valueOf(10_000 + dice.below(90_000))),
                degrees(dice, 90),
                degrees(dice, 180),
                dice.pick(timezones));
    }

    /** Writes the members of the object, which the caller opens and closes. */
    void writeMembers(JsonGenerator json, Flaws<BadPerson> flaws) {
        writeStreet(json, flaws);
        json.writeStringProperty("city", city);
        json.writeStringProperty("state", state);
        json.writeStringProperty("country", nationality.country());
        writePostcode(json, flaws);
        json.writeObjectPropertyStart("coordinates");
        json.writeStringProperty("latitude", flaws.has(BadPerson.LATITUDE_TEXT) ? "abc" : latitude);
        json.writeStringProperty("longitude", longitude);
        json.writeEndObject();
        json.writeObjectPropertyStart("timezone");
        json.writeStringProperty("offset", timezone.offset());
        json.writeStringProperty("description", timezone.description());
        json.writeEndObject();
    }

    private void writeStreet(JsonGenerator json, Flaws<BadPerson> flaws) {
        json.writeObjectPropertyStart("street");
        json.writeName("number");
        json.writeNumber(flaws.has(BadPerson.FRACTIONAL_NUMBER) ? "1.5" : String.valueOf(number));
        json.writeStringProperty("name", street);
        json.writeEndObject();
    }

    private void writePostcode(JsonGenerator json, Flaws<BadPerson> flaws) {
        json.writeName("postcode");
        if (flaws.has(BadPerson.POSTCODE_OBJECT)) {
            json.writeStartObject();
            json.writeStringProperty("code", postcode);
            json.writeEndObject();
        } else if (nationality.postcodePattern().isPresent()) {
            json.writeString(postcode);
        } else {
            json.writeNumber(postcode);
        }
    }

    private static String degrees(Dice dice, int bound) {
        int tenThousandths = dice.below(2 * bound * 10_000 + 1) - bound * 10_000;
        String digits = String.valueOf(100_000_000 + Math.abs(tenThousandths));
        String whole = String.valueOf(Math.abs(tenThousandths) / 10_000);
        return (tenThousandths < 0 ? "-" : "") + whole + "." + digits.substring(5);
    }
}
