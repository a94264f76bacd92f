package dev.daybook.validate.cells;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CellTestTest {
    private static final CellTest TIME = new InstantTest(InstantTest.Form.TIME);
    private static final CellTest DAY = new InstantTest(InstantTest.Form.DAY);

    static boolean isSound(CellTest test, String text) {
        // In the middle of other bytes, so that neither end is that of the array.
        byte[] bytes = ("9" + text + "9").getBytes(StandardCharsets.UTF_8);
        return test.isSound(bytes, 1, bytes.length - 1);
    }

    private static Arguments of(CellTest test, List<String> sound, List<String> others) {
        return Arguments.of(test, sound, others);
    }

    static Stream<Arguments> tests() {
        return Stream.of(
                of(
                        new NumberTest(0, -200, 300),
                        List.of("0", "-1", "-200", "300"),
                        List.of("-201", "301", "-0", "00", "01", "", "-", "+1", "1.0", "1e1", "x")),
                of(
                        new NumberTest(0, Long.MIN_VALUE, Long.MAX_VALUE),
                        List.of("999999999999999999", "-999999999999999999"),
                        List.of("1000000000000000000", "9223372036854775808", "1 ", " 1")),
                of(
                        new NumberTest(2, -150, 999),
                        List.of("0.00", "-0.01", "-1.50", "9.99"),
                        List.of("-0.00", "-1.51", "10.00", "1.5", "1.500", ".50", "-.50", "1,50")),
                of(
                        new NumberTest(2, Long.MIN_VALUE, Long.MAX_VALUE),
                        List.of("1234567890123456.78"),
                        List.of("12345678901234567.89", "01.00", "1.x0", "x.00", "1.0-")),
                of(
                        DAY,
                        List.of("2024-02-29", "0001-01-01", "9999-12-31", "2000-02-29"),
                        List.of(
                                "2023-02-29",
                                "1900-02-29",
                                "2024-04-31",
                                "2024-13-01",
                                "2024-00-01",
                                "2024-01-00",
                                "2024-01-32",
                                "0000-01-01",
                                "2024-1-1",
                                "2024-01-011",
                                "2024/01/01",
                                "2024-01-0x",
                                "")),
                of(
                        TIME,
                        List.of("2024-02-29T23:59:59.999Z", "0001-01-01T00:00:00.000Z"),
                        List.of(
                                "2024-02-30T23:59:59.999Z",
                                "2024-02-29T24:00:00.000Z",
                                "2024-02-29T23:60:00.000Z",
                                "2024-02-29T23:59:60.000Z",
                                "2024-02-29T23:59:59.99Z",
                                "2024-02-29T23:59:59.9999Z",
                                "2024-02-29 23:59:59.999Z",
                                "2024-02-29T23:59:59.999z",
                                "2024-02-29")),
                of(
                        new LengthTest(2, 3),
                        List.of("ab", "abc", "äöü", "\uD83D\uDE00\uD83D\uDE00"),
                        List.of("a", "ä", "abcd", "äöüß", "")),
                of(
                        FormTest.oneOf(List.of("NO", "É", "")),
                        List.of("NO", "É", ""),
                        List.of("N", "NOO", "E")));
    }

    @ParameterizedTest
    @MethodSource("tests")
    void findsOnlySoundWhatIsSound(CellTest test, List<String> sound, List<String> others) {
        assertThat(sound).allMatch(text -> isSound(test, text));
        assertThat(others).noneMatch(text -> isSound(test, text));
    }

    @Test
    void remembersKeysOfOneRange() {
        KeySet set = new KeySet(101, 99);
        CellTest distinct = set.distinct();
        assertThat(List.of("101", "199", "150")).allMatch(key -> isSound(distinct, key));
        assertThat(List.of("100", "200", "150", "", "x", "-150"))
                .noneMatch(key -> isSound(distinct, key));
        KeySet others = new KeySet(101, 99);
        CellTest any = others.any();
        assertThat(List.of("199", "150", "150")).allMatch(key -> isSound(any, key));
        assertThat(others.isPartOf(set)).isTrue();
        assertThat(set.isPartOf(others)).isFalse();
        assertThat(others.isPartOf(new KeySet(100, 99))).isFalse();
        assertThat(isSound(any, "151")).isTrue();
        assertThat(others.isPartOf(set)).isFalse();
    }
}
