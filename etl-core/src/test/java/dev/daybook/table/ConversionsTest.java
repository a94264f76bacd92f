package dev.daybook.table;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.document.DocumentReader;
import dev.daybook.document.Node;
import dev.daybook.document.Section;
import dev.daybook.problem.ExitCode;
import dev.daybook.problem.Problems;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** Runs {@code spec/conversions.yaml}. */
class ConversionsTest {
    private static final Path CASES = Path.of("src/test/resources/spec/conversions.yaml");

    /** What is already in the target stays there, whatever becomes of the value. */
    private static final String BEFORE = "before,";

    record Case(
            String id, String type, String json, String csv, String mismatch, boolean converted) {
        @Override
        public String toString() {
            return id;
        }
    }

    static List<Case> cases() throws IOException {
        Problems problems = new Problems();
        Node root =
                DocumentReader.yaml(CASES.toString(), Files.readAllBytes(CASES), problems)
                        .orElseThrow();
        List<Case> cases = new ArrayList<>();
        for (Node item : root.items()) {
            Section section = new Section(item, problems);
            cases.add(
                    new Case(
                            section.text("id"),
                            section.text("type"),
                            section.text("json"),
                            section.optionalText("csv").orElse(""),
                            section.optionalText("mismatch").orElse(""),
                            section.flag("converted")));
            section.end();
        }
        problems.throwIfAny(ExitCode.BUG, CASES.toString());
        return cases;
    }

    @ParameterizedTest
    @MethodSource("cases")
    void convertsAsSpecified(Case it) {
        ByteBuilder target = new ByteBuilder(1);
        target.appendAscii(BEFORE);

        Conversion conversion = Types.of(it.type()).convert(scalar(it.json()), target);

        assertThat(target.text(0, target.length())).isEqualTo(BEFORE + it.csv());
        assertThat(conversion.isMismatch() ? conversion.word() : "").isEqualTo(it.mismatch());
        assertThat(conversion == Conversion.CONVERTED).isEqualTo(it.converted());
    }

    @Test
    void namesEachCaseOnce() throws IOException {
        Set<String> ids = new HashSet<>();
        cases().forEach(it -> assertThat(ids.add(it.id())).as(it.id()).isTrue());
        assertThat(ids).hasSizeGreaterThan(200);
    }

    @Test
    void hasACaseForEveryMismatchOfAValue() throws IOException {
        Set<String> words = new HashSet<>();
        cases().forEach(it -> words.add(it.mismatch()));
        List<String> ofObjects =
                List.of(Conversion.DUPLICATE_KEY.word(), Conversion.WRONG_SHAPE.word());
        assertThat(Arrays.stream(Conversion.values()).filter(Conversion::isMismatch))
                .extracting(Conversion::word)
                .filteredOn(word -> !ofObjects.contains(word))
                .allMatch(words::contains);
    }

    @Test
    void looksAtItsPartOfTheBufferOnly() {
        byte[] page =
                "{\"a\":\"99\",\"b\":12345,\"c\":\"2026-11-21\"}"
                        .getBytes(StandardCharsets.US_ASCII);
        ByteBuilder target = new ByteBuilder(16);
        Scalar scalar = new Scalar();

        IntegerType.SMALLINT.convert(scalar.set(Scalar.Kind.NUMBER, page, 14, 4), target);
        new DateType().convert(scalar.setText(page, 25, 10, false), target);

        assertThat(target.text(0, target.length())).isEqualTo("12342026-11-21");
    }

    private static Scalar scalar(String json) {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        try (JsonParser parser =
                JsonFactory.builder().build().createParser(ObjectReadContext.empty(), bytes)) {
            JsonToken token = parser.nextToken();
            Scalar.Kind kind =
                    switch (token) {
                        case VALUE_STRING -> Scalar.Kind.STRING;
                        case VALUE_TRUE, VALUE_FALSE -> Scalar.Kind.BOOLEAN;
                        case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> Scalar.Kind.NUMBER;
                        default -> throw new IllegalArgumentException(json);
                    };
            return kind == Scalar.Kind.STRING && json.contains("\\")
                    ? Scalars.text(parser.getString())
                    : Scalars.source(kind, parser.getString());
        }
    }
}
