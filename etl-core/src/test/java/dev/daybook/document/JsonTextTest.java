package dev.daybook.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class JsonTextTest {
    @Test
    void indentsWhatHasContentAndKeepsEmptyOnesOnALine() {
        byte[] written =
                JsonText.of(
                        json -> {
                            json.writeStartObject();
                            json.writeObjectPropertyStart("object");
                            json.writeStringProperty("text", "é");
                            json.writeNullProperty("nothing");
                            json.writeEndObject();
                            json.writeObjectPropertyStart("no members");
                            json.writeEndObject();
                            json.writeArrayPropertyStart("lists");
                            json.writeStartArray();
                            json.writeNumber(1);
                            json.writeNumber(2);
                            json.writeEndArray();
                            json.writeStartArray();
                            json.writeEndArray();
                            json.writeEndArray();
                            json.writeEndObject();
                        });

        assertThat(new String(written, StandardCharsets.UTF_8))
                .isEqualTo(
                        """
                        {
                          "object" : {
                            "text" : "é",
                            "nothing" : null
                          },
                          "no members" : { },
                          "lists" : [
                            [
                              1,
                              2
                            ],
                            [ ]
                          ]
                        }
                        """);
    }

    @Test
    void writesARootThatIsNoObject() {
        assertThat(JsonText.of(json -> json.writeNumber(1))).asString().isEqualTo("1\n");
    }
}
