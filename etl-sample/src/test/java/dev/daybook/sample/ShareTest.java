package dev.daybook.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShareTest {

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 7, 50, 99, 100})
    void isExactInEveryBlockOfAHundred(int percent) {
        Share share = new Share(42, "test", 0, percent);

        for (long block = 0; block < 20; block++) {
            assertThat(positions(share, block * 100, block * 100 + 100)).hasSize(percent);
        }
    }

    @Test
    void isExactOverManyBlocksForAFraction() {
        assertThat(positions(new Share(1, "test", 0, 0.25), 0, 40_000)).hasSize(100);
    }

    @Test
    void numbersItsPositionsWithoutAGapInEachBlock() {
        Share share = new Share(3, "test", 10, 12.5);

        assertThat(LongStream.range(0, 1000).map(share::ordinalAt).filter(o -> o >= 0).sorted())
                .containsExactlyElementsOf(LongStream.range(0, 125).boxed().toList());
    }

    @Test
    void isDisjointFromTheShareThatEndsWhereItBegins() {
        List<Long> first = positions(new Share(9, "test", 0, 40), 0, 1000);
        List<Long> second = positions(new Share(9, "test", 40, 60), 0, 1000);

        assertThat(first).doesNotContainAnyElementsOf(second).hasSize(400);
        assertThat(second).hasSize(600);
    }

    @Test
    void dependsOnSeedAndPurpose() {
        List<Long> positions = positions(new Share(1, "a", 0, 20), 0, 1000);

        assertThat(positions(new Share(1, "a", 0, 20), 0, 1000)).isEqualTo(positions);
        assertThat(positions(new Share(2, "a", 0, 20), 0, 1000)).isNotEqualTo(positions);
        assertThat(positions(new Share(1, "b", 0, 20), 0, 1000)).isNotEqualTo(positions);
    }

    @Test
    void rotatesTheKinds() {
        Share share = new Share(5, "test", 0, 30);

        List<String> kinds =
                LongStream.range(0, 100)
                        .mapToObj(i -> share.kindAt(i, List.of("a", "b", "c")))
                        .flatMap(kind -> kind.stream())
                        .sorted()
                        .toList();
        assertThat(kinds.subList(0, 10)).containsOnly("a");
        assertThat(kinds.subList(20, 30)).containsOnly("c");
    }

    private static List<Long> positions(Share share, long first, long end) {
        return LongStream.range(first, end).filter(share::contains).boxed().toList();
    }
}
