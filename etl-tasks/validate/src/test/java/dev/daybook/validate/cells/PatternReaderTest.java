package dev.daybook.validate.cells;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PatternReaderTest {
    private static final String ALPHABET = "ab-.:,019{}[]+?AZ_ \t\\";

    /** Java's expressions mean the same as RE2's in all of these. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "^[+-]?[0-9]{1,2}:[0-9]{2}$",
                "^(a|b)(?:a|0)*$",
                "a",
                "^a",
                "a$",
                "ab|b[0-9]|",
                "^a{0}b{2,}$",
                "^(a?){3}b{1,2}$",
                "^(a*)*b$",
                "^a+?b*?-??$",
                "^[^ab]$",
                "^..$",
                "^\\d\\w\\s?$",
                "^[\\d\\-.]+$",
                "^[a-]{2}$",
                "^[\\]-]?a$",
                "^[+--]$",
                "^[\\[\\]]$",
                "^[.a\\[]{1,2}$",
                "^\\.\\\\\\{$",
                "^a}]$",
                "\\t",
                "^(a|ab)(b|-)$",
                "^((a|b)*a(a|b)(a|b))$",
                ""
            })
    void takesTheTextsThatAnotherEngineTakes(String pattern) {
        CellTest found = FormTest.found(pattern).orElseThrow();
        Pattern expected = Pattern.compile(pattern);
        Random random = new Random(7);
        int sound = 0;
        for (int i = 0; i < 20_000; i++) {
            String text = text(random, pattern);
            boolean isSound = CellTestTest.isSound(found, text);
            assertThat(isSound).as("'%s'", text).isEqualTo(expected.matcher(text).find());
            sound += isSound ? 1 : 0;
        }
        assertThat(sound).isPositive();
    }

    /** Mostly of characters that the pattern has. */
    private static String text(Random random, String pattern) {
        String characters = random.nextInt(9) > 0 ? pattern + "ab0:" : ALPHABET;
        StringBuilder text = new StringBuilder();
        for (int length = random.nextInt(6); length > 0; length--) {
            text.append(characters.charAt(random.nextInt(characters.length())));
        }
        return text.toString();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "^a|b",
                "a|b$",
                "a^b",
                "a$b",
                "a**",
                "*a",
                "a{",
                "a{,2}",
                "a{2,1}",
                "a{1001}",
                "(a{2}){2}",
                "((a{2})b){2,}",
                "(?i)a",
                "(?P<n>a)",
                "(a",
                "a)",
                "[a",
                "[]a]",
                "[[:alpha:]]",
                "[a-\\d]",
                "[b-a]",
                "[é]",
                "\\b",
                "\\pL",
                "\\x41",
                "\\",
                "\\_",
                "\\D",
                "[a-\\-]",
                "a\\$",
            })
    void leavesAloneWhatMayMeanSomethingElse(String pattern) {
        // The last one is a dollar sign and no anchor.
        assertThat(FormTest.found(pattern).isPresent()).isEqualTo(pattern.equals("a\\$"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"é", "^é?$", "^(é|x)+$"})
    void readsLettersBeyondAsciiAsOne(String pattern) {
        CellTest found = FormTest.found(pattern).orElseThrow();
        assertThat(CellTestTest.isSound(found, "é")).isTrue();
        assertThat(CellTestTest.isSound(found, "è")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"^.$", "^[^a]$"})
    void takesNothingBeyondAsciiForAnyCharacter(String pattern) {
        CellTest found = FormTest.found(pattern).orElseThrow();
        assertThat(CellTestTest.isSound(found, "b")).isTrue();
        assertThat(CellTestTest.isSound(found, "é")).isFalse();
        assertThat(CellTestTest.isSound(found, "\n")).isFalse();
    }
}
