package dev.daybook.document;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.problem.Problem;
import dev.daybook.problem.Problems;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DocumentReaderTest {
    private final Problems problems = new Problems();

    private Node yaml(String text) {
        return DocumentReader.yaml("file", text.getBytes(StandardCharsets.UTF_8), problems)
                .orElseThrow(() -> new AssertionError(problems.inOrder()));
    }

    private static Node member(Node node, String name) {
        return Objects.requireNonNull(node.members().get(name), name);
    }

    @Test
    void knowsTheLineOfEveryValue() {
        Node root =
                yaml(
                        """
                        # a comment
                        a: 1
                        b:
                          - x

                          - c: |
                              text
                              more
                            d: {e: 'f',
                                g: h}
                        """);

        assertThat(member(root, "a").location()).hasToString("file:2: a");
        Node second = member(root, "b").items().get(1);
        assertThat(second.location()).hasToString("file:6: b[1]");
        assertThat(member(second, "c").location().line()).isEqualTo(6);
        assertThat(member(member(second, "d"), "e").location()).hasToString("file:9: b[1].d.e");
        assertThat(member(member(second, "d"), "g").location().line()).isEqualTo(10);
    }

    @Test
    void tellsKinds() {
        Node root = yaml("{a: 1.50, b: true, c: null, d: , e: x, f: '1', g: [], h: {}}");

        assertThat(root.members().values())
                .extracting(Node::kind)
                .containsExactly(
                        Node.Kind.NUMBER,
                        Node.Kind.BOOLEAN,
                        Node.Kind.NULL,
                        Node.Kind.NULL,
                        Node.Kind.STRING,
                        Node.Kind.STRING,
                        Node.Kind.LIST,
                        Node.Kind.OBJECT);
        assertThat(member(root, "a").text()).isEqualTo("1.50");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{a: 'NO'}",
                "{a: \"NO\"}",
                "a: |\n  NO",
                "a: >-\n  NO",
                "a: &anchor 'NO'",
                "a: !!str 'NO'",
                "{x: 🎉🎉🎉, a: 'NO'}",
                "x: ' # '\r\na: 'NO'",
                "a:\n  'NO'"
            })
    void seesQuotes(String text) {
        assertThat(member(yaml(text), "a").quoted()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{a: NO}", "a: NO", "a: NO # 'quoted'", "{x: 'é', a: NO}", "a: N'O"})
    void seesNoQuotes(String text) {
        assertThat(member(yaml(text), "a").quoted()).isFalse();
    }

    @Test
    void readsJsonAsItStands() {
        String text = "{\n \"a\": 1e2,\n \"b\": [\"\\ud83c\\udf89\", \"\\u0000\"]\n}";

        Node root =
                DocumentReader.json("file", text.getBytes(StandardCharsets.UTF_8), problems)
                        .orElseThrow();

        assertThat(member(root, "a").text()).isEqualTo("1e2");
        assertThat(member(root, "b").items())
                .extracting(Node::text)
                .containsExactly("🎉", "\u0000");
        assertThat(member(root, "b").location().line()).isEqualTo(3);
        assertThat(problems.isEmpty()).isTrue();
    }

    @Test
    void doesNotFollowWhatNestsTooDeep() {
        for (String text : new String[] {"[".repeat(100_000), "{\"a\":".repeat(100_000)}) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);

            assertThat(DocumentReader.json("file", bytes, problems)).isEmpty();
            assertThat(DocumentReader.yaml("file", bytes, problems)).isEmpty();
        }
        assertThat(problems.inOrder())
                .extracting(Problem::message)
                .allMatch(message -> message.contains("nesting depth"));
    }

    @Test
    void writesWhatItReads() {
        byte[] written =
                JsonText.of(
                        json -> {
                            json.writeStartObject();
                            json.writeStringProperty("text", "a\"b\\c\n\u0001é🎉\ud800");
                            json.writeArrayPropertyStart("list");
                            json.writeNumber(1);
                            json.writeEndArray();
                            json.writeObjectPropertyStart("empty");
                            json.writeEndObject();
                            json.writeEndObject();
                        });

        assertThat(new String(written, StandardCharsets.UTF_8))
                .isEqualTo(
                        """
                        {
                          "text" : "a\\"b\\\\c\\n\\u0001é🎉\\uD800",
                          "list" : [
                            1
                          ],
                          "empty" : { }
                        }
                        """);
        Node root = DocumentReader.json("file", written, problems).orElseThrow();
        assertThat(member(root, "text").text()).isEqualTo("a\"b\\c\n\u0001é🎉\ud800");
    }
}
