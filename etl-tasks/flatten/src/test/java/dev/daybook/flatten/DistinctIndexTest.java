package dev.daybook.flatten;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DistinctIndexTest {
    @Test
    void agreesWithAMapOnTheFirstOccurrenceOfEveryValue() {
        Random random = new Random(20261121);
        DistinctIndex index = new DistinctIndex(false, Long.MAX_VALUE);
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
        DistinctIndex index = new DistinctIndex(true, Long.MAX_VALUE);
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

    @ParameterizedTest
    @ValueSource(longs = {0, 5_000, 1_000_000})
    void hasRoomForAnyValueWhenItWasCleared(long budget) {
        DistinctIndex index = new DistinctIndex(false, budget);
        for (int value = 1; value <= 1000; value++) {
            for (int i = 1; i <= 50; i++) {
                index.find(high(1000 * value + i), low(1000 * value + i), i, 0);
            }
            index.clear();
            int entry = index.find(high(value), low(value), 7, 0);
            assertThat(entry).isNotEqualTo(DistinctIndex.NONE);
            assertThat(index.ordinal(entry)).isEqualTo(7);
            assertThat(index.isLoaded(entry)).isFalse();
        }
    }

    @Test
    void takesNoNewValueBeyondItsBudgetAndFindsThoseThatItHas() {
        DistinctIndex index = new DistinctIndex(false, 100_000);
        Set<Integer> known = new HashSet<>();
        for (int i = 1; i <= 50_000; i++) {
            if (index.find(high(i), low(i), i, 0) != DistinctIndex.NONE) {
                known.add(i);
            }
        }
        // 24 bytes each, in tables of which at most three quarters are used.
        assertThat(known).hasSizeBetween(1_500, 3_125);
        for (int i = 1; i <= 50_000; i++) {
            int entry = index.find(high(i), low(i), 99_999, 0);
            if (known.contains(i)) {
                assertThat(index.ordinal(entry)).isEqualTo(i);
            } else {
                assertThat(entry).isEqualTo(DistinctIndex.NONE);
            }
        }
    }

    @Test
    void tellsAFilterAllItsValuesAndNoOthers() {
        DistinctIndex index = new DistinctIndex(false, 200_000);
        BloomFilter filter = new BloomFilter(200_000);
        Set<Integer> known = new HashSet<>();
        for (int i = 1; i <= 20_000; i++) {
            if (index.find(random(i), random(-i), i, 0) != DistinctIndex.NONE) {
                known.add(i);
            }
        }
        index.addTo(filter);

        assertThat(known).hasSizeBetween(2_000, 6_250);
        for (int i = 1; i <= 20_000; i++) {
            assertThat(filter.add(random(i), random(-i))).isEqualTo(!known.contains(i));
        }
    }

    @Test
    void findsRoomForAFewValuesWhateverItsBudget() {
        DistinctIndex index = new DistinctIndex(true, 0);

        assertThat(index.find(1, 1, 1, 1)).isNotEqualTo(DistinctIndex.NONE);
    }

    /** Many values share the first half of the hash, a few the second. */
    private static long high(int value) {
        return (long) (value % 1000) << 48;
    }

    private static long low(int value) {
        return (value / 2) * 0x9E3779B97F4A7C15L;
    }

    private static long random(int value) {
        return new SplittableRandom(value).nextLong();
    }
}
