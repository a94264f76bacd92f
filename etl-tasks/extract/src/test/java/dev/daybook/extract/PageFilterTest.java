package dev.daybook.extract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.daybook.contract.Protection;
import dev.daybook.contract.Protection.Normalization;
import dev.daybook.document.DocumentReader;
import dev.daybook.document.Node;
import dev.daybook.partition.Archive;
import dev.daybook.problem.EtlException;
import dev.daybook.problem.Problems;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PageFilterTest {
    private static final Pattern DIGEST = Pattern.compile("<([a-z-]+):([^>]*)>");

    /** One case of cases.yaml. */
    record Case(String id, Map<String, Node> values) {
        String text(String key) {
            return values.containsKey(key) ? values.get(key).text() : "";
        }

        @Override
        public String toString() {
            return id;
        }
    }

    static Stream<Case> cases() {
        Problems problems = new Problems();
        byte[] file = TestContract.resource("/filter/cases.yaml").getBytes(StandardCharsets.UTF_8);
        Node root = DocumentReader.yaml("cases.yaml", file, problems).orElseThrow();
        assertThat(problems.inOrder()).isEmpty();
        return root.items().stream()
                .map(item -> new Case(item.members().get("id").text(), item.members()));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void behavesAsInEachCase(Case given) {
        ByteArrayOutputStream kept = new ByteArrayOutputStream();
        PageContent seen = filter(given).filter(stream(given.text("input")), kept);

        assertThat(kept.toString(StandardCharsets.UTF_8))
                .isEqualTo(withDigests(given.text("kept")));
        assertThat(seen.counts().stream().map(PageFilterTest::shown))
                .containsExactly(given.text("counts").split(" "));
        assertThat(seen.mismatched()).isEqualTo(number(given.text("mismatched")));
        assertThat(seen.unknown()).isEqualTo(unknown(given));
        assertThat(seen.fault())
                .isEqualTo(Optional.of(given.text("fault")).filter(f -> !f.isEmpty()));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void behavesAlikeWhenThePageComesInDrips(Case given) {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        ByteArrayOutputStream dripped = new ByteArrayOutputStream();
        PageContent one = filter(given).filter(stream(given.text("input")), whole);
        PageContent other =
                filter(given).filter(new Drips(given.text("input"), new Random(7)), dripped);

        assertThat(dripped.toString(StandardCharsets.UTF_8))
                .isEqualTo(whole.toString(StandardCharsets.UTF_8));
        assertThat(other.counts()).isEqualTo(one.counts());
    }

    private static PageFilter filter(Case given) {
        TestContract contract = TestContract.people();
        return (given.text("policy").isEmpty()
                        ? contract
                        : contract.with(
                                "etlUnknownFields, value: archive",
                                "etlUnknownFields, value: " + given.text("policy")))
                .filter();
    }

    private static String withDigests(String text) {
        Matcher matcher = DIGEST.matcher(text);
        return matcher.replaceAll((MatchResult m) -> '"' + digest(m.group(1), m.group(2)) + '"');
    }

    private static String digest(String domain, String text) {
        List<Normalization> none = List.of();
        Protection protection =
                new Protection(
                        Protection.Method.HMAC_SHA256, Optional.of("K"), "k1", domain, none, 0);
        return new FieldDigest(protection, TestContract.key()).of(text).orElseThrow();
    }

    private static String shown(Archive.RowCount count) {
        return count.elements() + "/" + count.received();
    }

    private static long number(String text) {
        return text.isEmpty() ? 0 : Long.parseLong(text);
    }

    private static Map<String, Long> unknown(Case given) {
        Node node = given.values().get("unknown");
        return node == null
                ? Map.of()
                : node.members().entrySet().stream()
                        .collect(
                                Collectors.toMap(
                                        Map.Entry::getKey,
                                        e -> Long.parseLong(e.getValue().text()),
                                        Long::sum,
                                        TreeMap::new));
    }

    private static InputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Hands out one to three bytes at a time. */
    private static final class Drips extends InputStream {
        private final InputStream in;
        private final Random random;

        Drips(String text, Random random) {
            in = stream(text);
            this.random = random;
        }

        @Override
        public int read() throws IOException {
            return in.read();
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            return in.read(bytes, offset, Math.min(length, 1 + random.nextInt(3)));
        }
    }

    @Test
    void listsThePathsOfDroppedFields() {
        PageContent seen = pass("{\"results\":[{\"x\":{\"token\":1},\"y\":1}]}");
        assertThat(seen.dropped()).containsExactly("$.results[*].x.token");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<html>busy</html>",
                "{\"results\":[}",
                "{\"results\":[{\"email\":\"secret-value\"'}]}",
                "{\"results\":[01]}",
                "{\"results\":[\"a\u0001\"]}",
                "{\"results\":[]} x",
                "{\"results\":[]}{}",
                "nul"
            })
    void refusesWhatIsNotJson(String page) {
        assertThatThrownBy(() -> pass(page))
                .isInstanceOf(SourceFault.class)
                .hasMessageMatching("the answer is not JSON.*\\(byte \\d+\\)")
                .hasMessageNotContaining("secret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"results\":[{\"email\":\"bo", "{\"results\":[", "[1,2"})
    void tellsWhereAPageIsTruncated(String page) {
        assertThatThrownBy(() -> pass(page))
                .isInstanceOf(SourceFault.class)
                .hasMessageMatching(
                        "the answer is truncated: the JSON ends too early \\(byte \\d+\\)");
    }

    @Test
    void refusesAnEmptyAnswer() {
        assertThatThrownBy(() -> pass(" ")).hasMessage("the answer is empty; expected JSON");
    }

    @Test
    void refusesOtherEncodingsAndAByteOrderMark() {
        String page = "{\"results\":[]}";
        assertThatThrownBy(() -> pass(page.getBytes(StandardCharsets.UTF_16LE)))
                .hasMessageContaining("another encoding");
        assertThatThrownBy(() -> pass(page.getBytes(StandardCharsets.UTF_16)))
                .hasMessageContaining("another encoding");
        assertThatThrownBy(() -> pass(("\uFEFF" + page).getBytes(StandardCharsets.UTF_8)))
                .hasMessageContaining("byte order mark");
    }

    @ParameterizedTest
    @ValueSource(strings = {"C080", "EDA080", "F5808080", "FF", "E28228", "F08080AF"})
    void refusesInvalidUtf8(String hex) {
        byte[] bad = HexFormat.of().parseHex(hex);
        ByteArrayOutputStream page = new ByteArrayOutputStream();
        page.writeBytes("{\"results\":[\"".getBytes(StandardCharsets.UTF_8));
        page.writeBytes(bad);
        page.writeBytes("\"]}".getBytes(StandardCharsets.UTF_8));
        assertThatThrownBy(() -> pass(page.toByteArray()))
                .isInstanceOf(SourceFault.class)
                .hasMessageStartingWith("the answer is not JSON: no valid UTF-8 at byte 1");
    }

    @Test
    void refusesADepthThatNobodyNeeds() {
        assertThatThrownBy(() -> pass("[".repeat(501)))
                .isInstanceOf(SourceFault.class)
                .hasMessageContaining("deeper than 500");
    }

    @Test
    void passesValuesOfMegabytes() {
        String large = "é\\n".repeat(1_000_000);
        String input =
                "{\"results\":[{\"email\":\"%s\",\"name\":\"%s\",\"age\":1}],\"x\":\"%s\"}"
                        .formatted(large, large, large);
        ByteArrayOutputStream kept = new ByteArrayOutputStream();
        TestContract.people().filter().filter(stream(input), kept);
        String digest = digest("email", "é\n".repeat(1_000_000).strip());
        assertThat(kept.toString(StandardCharsets.UTF_8))
                .isEqualTo(
                        input.replaceFirst("\"email\":\"[^\"]*\"", "\"email\":\"" + digest + "\""));
    }

    @Test
    void refusesMoreDroppedFieldsThanCanBeRecorded() {
        String members =
                Stream.iterate(0, i -> i + 1)
                        .limit(1001)
                        .map(i -> "\"token " + i + "\":1")
                        .collect(Collectors.joining(","));
        assertThatThrownBy(() -> pass("{\"results\":[{" + members + "}]}"))
                .isInstanceOf(EtlException.class)
                .hasMessageContaining("more than 1000 different fields");
    }

    @Test
    void countsHarmlessFieldsBeyondTheBoundTogether() {
        String members =
                Stream.iterate(0, i -> i + 1)
                        .limit(1100)
                        .map(i -> "\"f" + i + "\":1")
                        .collect(Collectors.joining(","));
        assertThat(pass("{\"results\":[{" + members + "}]}").unknown())
                .hasSize(1001)
                .containsEntry("(other paths)", 100L);
    }

    private static PageContent pass(String page) {
        return pass(page.getBytes(StandardCharsets.UTF_8));
    }

    private static PageContent pass(byte[] page) {
        return TestContract.people()
                .filter()
                .filter(new ByteArrayInputStream(page), OutputStream.nullOutputStream());
    }
}
