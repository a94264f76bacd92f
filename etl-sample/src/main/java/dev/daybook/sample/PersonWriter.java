package dev.daybook.sample;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import tools.jackson.core.JsonGenerator;

/** Writes people one by one, in the member order of the real API. */
final class PersonWriter {

    private static final DateTimeFormatter INSTANT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSX", Locale.ROOT);
    private static final DateTimeFormatter LOCAL =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS", Locale.ROOT);
    private static final Instant FIRST_BIRTH = Instant.parse("1944-09-01T00:00:00Z");
    private static final Instant LAST_BIRTH = Instant.parse("2001-04-30T00:00:00Z");
    private static final Instant FIRST_REGISTERED = Instant.parse("2002-05-01T00:00:00Z");
    private static final Instant LAST_REGISTERED = Instant.parse("2022-05-01T00:00:00Z");
    private static final String PORTRAITS = "https://randomuser.me/api/portraits/";

    private final People people;
    private final Markers markers;
    private final LoginWriter logins;
    private final OffsetDateTime now;

    PersonWriter(People people, Markers markers, Instant now) {
        this.people = people;
        this.markers = markers;
        this.logins = new LoginWriter(people.vocabulary(), markers);
        this.now = now.atOffset(ZoneOffset.UTC);
    }

    /** Writes the members of one person, whose object the caller opens and closes. */
    void writeMembers(JsonGenerator json, long position) {
        Flaws<BadPerson> flaws = people.flawsAt(position);
        Nationality nationality = people.nationalityAt(position);
        Dice dice = people.dice("person", position);
        boolean isFemale = dice.below(2) == 0;
        json.writeStringProperty("gender", isFemale ? "female" : "male");
        Nationality.Names names = isFemale ? nationality.women() : nationality.men();
        Word first = dice.pick(names.firstNames());
        Word last = dice.pick(nationality.surnames());
        if (flaws.opens(json, "name")) {
            json.writeStringProperty("title", dice.pick(names.titles()));
            writeNames(json, first.text(), last.text(), flaws);
            json.writeEndObject();
        }
        writeLocation(json, position, flaws);
        writeEmail(json, first.ascii() + "." + last.ascii(), flaws);
        if (flaws.opens(json, "login")) {
            logins.writeMembers(json, people.dice("login", position), position);
            json.writeEndObject();
        }
        writeDates(json, people.dice("dates", position), flaws);
        writePhones(json, nationality, people.dice("phones", position), flaws);
        writeId(json, nationality, position, flaws);
        writePicture(json, isFemale ? "women/" : "men/", people.dice("picture", position));
        writeNationality(json, nationality.nat(), flaws);
        if (markers.hasCredentialsAt(position)) {
            json.writeStringProperty("ssn", markers.of("ssn", position));
        }
    }

    private void writeNames(JsonGenerator json, String first, String last, Flaws<BadPerson> flaws) {
        if (flaws.has(BadPerson.LONE_SURROGATE)) {
            Json.writeLoneSurrogate(json, "first", first);
        } else {
            json.writeStringProperty("first", first);
        }
        json.writeStringProperty("last", flaws.has(BadPerson.NUL_CHARACTER) ? last + "\0" : last);
    }

    private void writeLocation(JsonGenerator json, long position, Flaws<BadPerson> flaws) {
        if (flaws.opens(json, "location")) {
            people.locationAt(position).writeMembers(json, flaws);
            json.writeEndObject();
        }
    }

    private static void writeEmail(JsonGenerator json, String name, Flaws<BadPerson> flaws) {
        if (flaws.has(BadPerson.DUPLICATE_KEY)) {
            json.writeStringProperty("email", name + "@example.org");
        }
        if (!flaws.has(BadPerson.MISSING_EMAIL)) {
            json.writeStringProperty("email", name + "@example.com");
        }
    }

    private void writeDates(JsonGenerator json, Dice dice, Flaws<BadPerson> flaws) {
        boolean hasNoOffset = flaws.has(BadPerson.DATE_WITHOUT_OFFSET);
        OffsetDateTime birth = between(FIRST_BIRTH, LAST_BIRTH, dice);
        writeDate(json, "dob", birth, hasNoOffset ? LOCAL : INSTANT);
        writeDate(json, "registered", between(FIRST_REGISTERED, LAST_REGISTERED, dice), INSTANT);
    }

    private void writeDate(
            JsonGenerator json, String name, OffsetDateTime date, DateTimeFormatter format) {
        json.writeObjectPropertyStart(name);
        json.writeStringProperty("date", format.format(date));
        json.writeNumberProperty("age", ChronoUnit.YEARS.between(date, now));
        json.writeEndObject();
    }

    private static OffsetDateTime between(Instant first, Instant last, Dice dice) {
        long millis = dice.below(last.toEpochMilli() - first.toEpochMilli());
        return first.plusMillis(millis).atOffset(ZoneOffset.UTC);
    }

    private static void writePhones(
            JsonGenerator json, Nationality nationality, Dice dice, Flaws<BadPerson> flaws) {
        if (flaws.has(BadPerson.BOOLEAN_PHONE)) {
            json.writeBooleanProperty("phone", true);
        } else {
            json.writeStringProperty("phone", dice.fill(nationality.phone()));
        }
        json.writeStringProperty("cell", dice.fill(nationality.cell()));
    }

    private void writeId(
            JsonGenerator json, Nationality nationality, long position, Flaws<BadPerson> flaws) {
        if (!flaws.opens(json, "id")) {
            return;
        }
        json.writeStringProperty("name", nationality.idName());
        json.writeName("value");
        if (nationality.idPattern().isEmpty()) {
            json.writeNull();
        } else {
            String number = people.dice("id", position).fill(nationality.idPattern().get());
            json.writeString(markers.orElse(number, "id.value", position));
        }
        json.writeEndObject();
    }

    private static void writePicture(JsonGenerator json, String gender, Dice dice) {
        String file = gender + dice.below(97) + ".jpg";
        json.writeObjectPropertyStart("picture");
        json.writeStringProperty("large", PORTRAITS + file);
        json.writeStringProperty("medium", PORTRAITS + "med/" + file);
        json.writeStringProperty("thumbnail", PORTRAITS + "thumb/" + file);
        json.writeEndObject();
    }

    private static void writeNationality(JsonGenerator json, String nat, Flaws<BadPerson> flaws) {
        if (flaws.has(BadPerson.NATIONALITY_OBJECT)) {
            json.writeObjectPropertyStart("nat");
            json.writeStringProperty("code", nat);
            json.writeEndObject();
        } else {
            json.writeStringProperty("nat", nat);
        }
    }
}
