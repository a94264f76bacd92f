package dev.daybook.flatten;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DistinctIndexTest {
    @Test
    void agreesWithAMapOnTheFirstOccurrenceOfEveryValue() {
        Random random = new Random(20261121);
        DistinctIndex index = new DistinctIndex(false);
        Map<Integer, Long> firsts = new HashMap<>();
        for (long ordinal = 1; ordinal <= 200_000; ordinal++) {
            int value = random.nextInt(80_000);
            firsts.putIfAbsent(value, ordinal);
            int entry = index.find(high(value), low(value), ordinal, 0);
            assertThat(index.ordinal(entry)).isEqualTo(firsts.get(value));
        }
    }

    @Test
    void keepsWhatIsLoadedAndWhatDiffersThroughItsGrowth() {
        DistinctIndex index = new DistinctIndex(true);
        for (int i = 1; i <= 50_000; i++) {
            int entry = index.find(high(i), low(i), i, i);
            if (i % 3 == 0) {
                index.load(entry, i);
            }
        }
        for (int i = 1; i <= 50_000; i++) {
            int entry = index.find(high(i), low(i), 99_999, 0);
            assertThat(index.ordinal(entry)).isEqualTo(i);
            assertThat(index.isLoaded(entry)).isEqualTo(i % 3 == 0);
            assertThat(index.isConflicting(entry, i)).isFalse();
            assertThat(index.isConflicting(entry, i + 1L)).isTrue();
        }
    }

    /** Many values share the first half of the hash, a few the second. */
    private static long high(int value) {
        return (long) (value % 1000) << 48;
    }

    private static long low(int value) {
        return (value / 2) * 0x9E3779B97F4A7C15L;
    }
}
