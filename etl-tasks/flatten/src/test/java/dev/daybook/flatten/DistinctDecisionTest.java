package dev.daybook.flatten;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.partition.SpillFile;
import dev.daybook.partition.SpillFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The outcomes for an index of any size are those that maps give. */
class DistinctDecisionTest {
    private static final int OCCURRENCES = 40_000;
    private static final long SEED = 20_261_123;

    @TempDir Path folder;

    private final Map<Integer, Long> firsts = new HashMap<>();
    private final Map<Integer, Integer> loaded = new HashMap<>();
    private final List<Long> expected = new ArrayList<>();
    private long deduplicated;
    private long conflicting;

    /** At the smallest budget partitions have partitions, and those have some too. */
    @ParameterizedTest
    @CsvSource({
        "true, 0, 1500, 1",
        "true, 0, 1500, 2",
        "true, 9000, 20000, 1",
        "true, 300000, 20000, 1",
        "true, 300000, 20000, 8",
        "true, 300000, 5, 1",
        "true, 4000000, 20000, 1",
        "true, 20000, 1000000000, 3",
        "false, 0, 1500, 1",
        "false, 100000, 40000, 1",
        "false, 100000, 40000, 2",
    })
    void decidesAsMapsWould(boolean hasOthers, long budget, int values, int threads)
            throws IOException {
        expect(hasOthers, values);
        List<Long> outcomes = new ArrayList<>();
        Random random = new Random(SEED);
        try (SpillFolder spill = new SpillFolder(folder)) {
            DistinctDecision decision = new DistinctDecision(spill, hasOthers, budget, threads);
            SpillFile course = spill.newFile();
            for (int i = 1; i <= OCCURRENCES; i++) {
                int value = random.nextInt(values);
                int others = random.nextInt(2);
                boolean hasLine = random.nextInt(3) > 0;
                course.writeNumber(
                        decision.decide(hash(value), hash(~value), others, Outcome.of(i, hasLine)));
            }
            SpillFile settled = decision.settle(course);
            while (settled.hasNext()) {
                outcomes.add(settled.readNumber());
            }
            assertThat(decision.deduplicated()).isEqualTo(deduplicated);
            assertThat(decision.spilled() > 0)
                    .isEqualTo(budget < 300_000 || (values > 5 && budget < 4_000_000));
            assertThat(decision.conflicting()).isEqualTo(conflicting);
        }
        assertThat(outcomes).isEqualTo(expected);
    }

    /** The filter has 20 bits for each of them; with 2 it tells too few, and searches end. */
    @ParameterizedTest
    @CsvSource({"200000, 0, 0", "20000, 1, 40000"})
    void whatIsTheFirstLikeItWaitsOnlyWhereTheFilterIsTooSmall(long budget, int least, int most)
            throws IOException {
        int waiting = 0;
        try (SpillFolder spill = new SpillFolder(folder)) {
            DistinctDecision decision = new DistinctDecision(spill, false, budget, 1);
            for (int i = 1; i <= OCCURRENCES; i++) {
                long alone = Outcome.of(i, true);
                long decided = decision.decide(hash(i), hash(~i), 0, alone);
                waiting += decided < 0 ? 1 : 0;
                assertThat(decided < 0 || decided == alone).isTrue();
            }
            assertThat(decision.spilled()).isGreaterThan(OCCURRENCES / 2);
        }
        assertThat(waiting).isBetween(least, most);
    }

    @Test
    void oneThatIsLikeAnotherInAPartitionWaitsAndFindsIt() throws IOException {
        try (SpillFolder spill = new SpillFolder(folder)) {
            DistinctDecision decision = new DistinctDecision(spill, false, 200_000, 2);
            SpillFile course = spill.newFile();
            for (int i = 1; i <= OCCURRENCES; i++) {
                decision.decide(hash(i), hash(~i), 0, Outcome.of(i, i % 2 == 0));
            }
            for (int like : new int[] {OCCURRENCES, OCCURRENCES - 1}) {
                long again = Outcome.of(OCCURRENCES + 1, true);
                long decided = decision.decide(hash(like), hash(~like), 0, again);
                assertThat(decided).isNegative();
                course.writeNumber(decided);
            }
            SpillFile settled = decision.settle(course);
            assertThat(settled.readNumber()).isEqualTo(Outcome.of(OCCURRENCES, false));
            assertThat(settled.readNumber()).isEqualTo(Outcome.of(OCCURRENCES - 1, true));
            assertThat(decision.deduplicated()).isEqualTo(1);
        }
    }

    private void expect(boolean hasOthers, int values) {
        Random random = new Random(SEED);
        for (long i = 1; i <= OCCURRENCES; i++) {
            int value = random.nextInt(values);
            int others = random.nextInt(2);
            boolean hasLine = random.nextInt(3) > 0;
            firsts.putIfAbsent(value, i);
            boolean isLoaded = hasLine && loaded.putIfAbsent(value, others) == null;
            if (hasLine && !isLoaded) {
                deduplicated++;
                conflicting += hasOthers && loaded.get(value) != others ? 1 : 0;
            }
            expected.add(Outcome.of(firsts.get(value), isLoaded));
        }
    }

    private static long hash(int value) {
        return new SplittableRandom(value).nextLong();
    }
}
