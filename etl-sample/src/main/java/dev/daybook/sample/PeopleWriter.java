package dev.daybook.sample;

import java.io.OutputStream;
import java.time.Instant;
import tools.jackson.core.JsonGenerator;

/** Writes a whole answer of the people API, record by record. */
final class PeopleWriter {

    static final String VERSION = "1.4";

    private final PageRequest page;
    private final Distortion distortion;
    private final PersonWriter persons;

    PeopleWriter(
            PageRequest page, Distortion distortion, People people, Markers markers, Instant now) {
        this.page = page;
        this.distortion = distortion;
        this.persons = new PersonWriter(people, markers, now);
    }

    void writeTo(OutputStream out) {
        try (JsonGenerator json = Json.generator(out)) {
            json.writeStartObject();
            json.writeName("results");
            writeResults(json);
            if (page.hasInfo()) {
                writeInfo(json);
            }
            json.writeEndObject();
        }
    }

    private void writeResults(JsonGenerator json) {
        switch (distortion) {
            case RESULTS_NULL -> json.writeNull();
            case RESULTS_OBJECT -> writePerson(json, 0);
            case NONE,
                    NO_INFO,
                    CLAMPED_RESULTS,
                    CLAMPED_PAGE,
                    WRONG_SEED,
                    WRONG_VERSION,
                    UNKNOWN_FIELD ->
                    writeList(json);
        }
    }

    private void writeList(JsonGenerator json) {
        json.writeStartArray();
        for (long position = 0; position < page.results(); position++) {
            writePerson(json, position);
        }
        json.writeEndArray();
    }

    private void writePerson(JsonGenerator json, long position) {
        json.writeStartObject();
        persons.writeMembers(json, position);
        if (distortion == Distortion.UNKNOWN_FIELD) {
            json.writeStringProperty("loyaltyTier", "gold");
        }
        json.writeEndObject();
    }

    private void writeInfo(JsonGenerator json) {
        json.writeObjectPropertyStart("info");
        json.writeStringProperty("seed", page.seed());
        json.writeNumberProperty("results", page.results());
        json.writeNumberProperty("page", page.page());
        json.writeStringProperty(
                "version", distortion == Distortion.WRONG_VERSION ? "1.3" : VERSION);
        json.writeEndObject();
    }
}
