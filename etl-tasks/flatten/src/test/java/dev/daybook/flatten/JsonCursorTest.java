package dev.daybook.flatten;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The cursor against Jackson, which reads pages in extract: what it takes, and as what. */
class JsonCursorTest {
    private static final int MUTATIONS = 4000;
    private static final String MARKS = "{}[]\",:\\u0019eE+-.tfn \n\0\u00e9";

    private final long seed = 20_261_123;
    private final Random random = new Random(seed);

    static List<JsonCase> cases() throws IOException {
        return JsonCase.all();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void agreesWithJackson(JsonCase it) {
        Optional<String> expected = JsonEvents.ofJackson(it.content());

        if (!it.name().startsWith("i_")) {
            assertThat(expected.isPresent()).isEqualTo(it.name().startsWith("y_"));
        }
        assertAgrees(it.content(), expected);
    }

    @Test
    void agreesWithJacksonOnDamagedPages() {
        int sound = 0;
        for (int i = 0; i < MUTATIONS; i++) {
            byte[] content = damaged();
            Optional<String> expected = JsonEvents.ofJackson(content);
            sound += expected.isPresent() ? 1 : 0;
            assertAgrees(content, expected);
        }
        assertThat(sound).isBetween(MUTATIONS / 10, MUTATIONS * 9 / 10);
    }

    private void assertAgrees(byte[] content, Optional<String> expected) {
        String shown =
                "seed "
                        + seed
                        + ": "
                        + new String(
                                content, 0, Math.min(content.length, 300), StandardCharsets.UTF_8);
        assertThat(JsonEvents.ofArray(content)).as(shown).isEqualTo(expected);
        assertThat(JsonEvents.isPassed(content, 64)).as(shown).isEqualTo(expected.isPresent());
        if (content.length < 10_000) {
            assertThat(JsonEvents.ofStream(content, 1)).as(shown).isEqualTo(expected);
            assertThat(JsonEvents.ofStream(content, 7)).as(shown).isEqualTo(expected);
            assertThat(JsonEvents.isPassed(content, 1)).as(shown).isEqualTo(expected.isPresent());
        }
    }

    /** A small page with one to three faults, some of which are none. */
    private byte[] damaged() {
        byte[] content = new RandomPages(random).page(3).getBytes(StandardCharsets.UTF_8);
        for (int i = random.nextInt(3); i >= 0; i--) {
            content = content.length < 2 ? content : damage(content);
        }
        return content;
    }

    private byte[] damage(byte[] content) {
        int at = random.nextInt(Math.max(1, content.length - 1));
        byte[] mark = MARKS.getBytes(StandardCharsets.UTF_8);
        byte other = mark[random.nextInt(mark.length)];
        return switch (random.nextInt(6)) {
            case 0 -> Arrays.copyOf(content, 1 + at);
            case 1 -> replace(content, at, at + 1, new byte[] {other});
            case 2 -> replace(content, at, at, new byte[] {other});
            case 3 -> replace(content, at, at + 1, new byte[0]);
            case 4 -> replace(content, at, at, new byte[] {' '});
            default -> replace(content, at, at + 1, new byte[] {(byte) random.nextInt(256)});
        };
    }

    private static byte[] replace(byte[] content, int from, int to, byte[] by) {
        byte[] replaced = new byte[content.length - (to - from) + by.length];
        System.arraycopy(content, 0, replaced, 0, from);
        System.arraycopy(by, 0, replaced, from, by.length);
        System.arraycopy(content, to, replaced, from + by.length, content.length - to);
        return replaced;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "``          | 0  | a value",
                "`[1,]`      | 3  | a value",
                "`[1 2]`     | 3  | ',' or ']'",
                "`{\"a\" 1}` | 5  | ':'",
                "`{\"a\":1]` | 6  | ',' or '}'",
                "`{a:1}`     | 1  | a name in quotes",
                "`[tru]`     | 4  | a value",
                "`[\"\\x\"]` | 2  | one of the escapes of JSON",
                "`[\"\\u00zz\"]` | 2 | four hexadecimal digits after \\u",
                "`[1]]`      | 3  | the end of the page, for its JSON text is complete",
            })
    void saysWhereATextIsNoJsonAndWhatWasExpected(String text, long offset, String expected) {
        byte[] content = text.getBytes(StandardCharsets.UTF_8);
        JsonCursor json = new JsonCursor();
        json.open(
                Arrays.copyOf(content, content.length + JsonCursor.PADDING), content.length, 0, 0);

        assertThatExceptionOfType(MalformedJson.class)
                .isThrownBy(
                        () -> {
                            json.peek();
                            json.skip();
                            json.requireEnd();
                        })
                .withMessage("expected " + expected)
                .satisfies(e -> assertThat(e.offset).isEqualTo(offset));
    }
}
