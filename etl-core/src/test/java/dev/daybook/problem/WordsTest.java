package dev.daybook.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordsTest {
    private static final List<String> VALID = List.of("required", "unique", "id", "name");

    @ParameterizedTest
    @CsvSource({
        "requird,required", "requiredd,required", "reuqired,required", "REQUIRED,required",
        "unqiue,unique", "nam,name", "nmae,name", "ID,id"
    })
    void offersTheNearestWord(String found, String nearest) {
        assertThat(Words.nearest(found, VALID)).contains(nearest);
        assertThat(Words.expectedOneOf(found, VALID))
                .isEqualTo(
                        "expected one of [required, unique, id, name]; did you mean '"
                                + nearest
                                + "'?");
    }

    @ParameterizedTest
    @CsvSource({"nullable", "rqrd", "x"})
    void offersNothingFar(String found) {
        assertThat(Words.expectedOneOf(found, VALID))
                .isEqualTo("expected one of [required, unique, id, name]");
    }

    @Test
    void takesLongTextAndNoChoice() {
        assertThat(Words.nearest("x".repeat(10_000_000), VALID)).isEmpty();
        assertThat(Words.expectedOneOf("x", List.of())).isEqualTo("expected none");
    }

    @Test
    void reportsProblemsByLineAndOnce() {
        Problems problems = new Problems();
        Location second = new Location("file", 2, "b");
        problems.add(second, "late");
        problems.add(new Location("file", 1, ""), "early");
        problems.add(second, "late");

        assertThat(problems.inOrder())
                .extracting(Problem::toString)
                .containsExactly("file:1: early", "file:2: b: late");
    }

    @Test
    void hasOneNumberForEachCode() {
        assertThat(ExitCode.values())
                .extracting(ExitCode::number)
                .containsExactly(0, 64, 65, 66, 69, 70, 74, 75, 78, 99, 143);
    }
}
