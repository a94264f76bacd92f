package dev.daybook.contract;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonPathTest {
    private static JsonPath path(String text) {
        return JsonPath.parse(text).orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "$",
                "$[*]",
                "$.results[*].location.street",
                "$.a[*][*].b",
                "$._x1",
                "$.straße.名前",
                "$['order id']",
                "$['a.b'].c",
                "$['[*]']",
                "$['it\\'s']",
                "$['back\\\\slash']",
                "$['\\\\\\'']",
                "$['1st']",
                "$['']"
            })
    void printsAsItWasWritten(String text) {
        assertThat(path(text)).hasToString(text);
        assertThat(path(path(text).toString())).isEqualTo(path(text));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {"$['name'],$.name", "$['a']['b'],$.a.b"})
    void printsTheShorterForm(String text, String shorter) {
        assertThat(path(text)).hasToString(shorter);
    }

    @Test
    void unescapesNames() {
        assertThat(path("$['it\\'s \\\\ here']").steps())
                .containsExactly(new JsonPath.Name("it's \\ here"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a",
                ".a",
                "$.",
                "$a",
                "$..a",
                "$.a.",
                "$.*",
                "$.a[0]",
                "$.a[-1]",
                "$.a[1:2]",
                "$.a[?@.b]",
                "$[\"a\"]",
                "$['a",
                "$['a'",
                "$['a\\x']",
                "$['a'b']",
                "$.a b",
                "$.1a",
                "$.a-b",
                " $.a",
                "$.a ",
                "$[ *]",
                "$.a[]"
            })
    void refusesWhatIsNoPathOfNamesAndLists(String text) {
        assertThat(JsonPath.parse(text)).isEmpty();
    }

    @Test
    void takesNamesOfAnyLength() {
        String text = "$['" + "a b".repeat(100_000) + "\\'".repeat(100_000) + "']";

        assertThat(path(text)).hasToString(text);
    }

    @ParameterizedTest
    @CsvSource({
        "$,$,$",
        "$.a,$,$",
        "$[*],$[*],$[*]",
        "$.r[*].a.b,$.r[*],$.r[*]",
        "$.r[*].a[*],$.r[*].a[*],$.r[*]",
        "$.r[*].a[*].b.c,$.r[*].a[*],$.r[*]",
        "$.r[*][*].a,$.r[*][*],$.r[*]"
    })
    void knowsItsAnchorAndItsRecord(String text, String anchor, String record) {
        assertThat(path(text).anchor()).hasToString(anchor);
        assertThat(path(text).record()).hasToString(record);
        assertThat(path(text).hasEach()).isEqualTo(text.contains("[*]"));
    }

    @ParameterizedTest
    @CsvSource({
        "$,$.a,true",
        "$.a,$.a,true",
        "$.a,$.a.b,true",
        "$.a,$.a[*].b,true",
        "$.a,$.ab,false",
        "$.a[*],$.a.b,false",
        "$.a.b,$.a,false"
    })
    void enclosesWhatStartsWithIt(String outer, String inner, boolean expected) {
        assertThat(path(outer).encloses(path(inner))).isEqualTo(expected);
    }

    @Test
    void goesOnWithAnother() {
        assertThat(path("$.r[*]").then(path("$.a.b"))).isEqualTo(path("$.r[*].a.b"));
        assertThat(path("$.r[*]").then(JsonPath.ROOT)).isEqualTo(path("$.r[*]"));
    }

    @ParameterizedTest
    @CsvSource({
        "$,$,true",
        "$.a[*].b,$.a[*]['b'],true",
        "$.a,$.b,false",
        "$.a,$.a[*],false",
        "$.a[*],$.a['[*]'],false",
        "$.a.b,$.b.a,false"
    })
    void isTheSameAsOneOfTheSameSteps(String path, String other, boolean expected) {
        assertThat(path(path).equals(path(other))).isEqualTo(expected);
        assertThat(path(path).hashCode() == path(other).hashCode()).isEqualTo(expected);
    }
}
