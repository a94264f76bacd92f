package dev.daybook.flatten;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
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
        "true, 0, 1500",
        "true, 9000, 20000",
        "true, 300000, 20000",
        "true, 300000, 5",
        "true, 4000000, 20000",
        "false, 0, 1500",
        "false, 100000, 40000",
    })
    void decidesAsMapsWould(boolean hasOthers, long budget, int values) throws IOException {
        expect(hasOthers, values);
        List<Long> outcomes = new ArrayList<>();
        Random random = new Random(SEED);
        try (SpillFolder spill = new SpillFolder(folder)) {
            DistinctDecision decision = new DistinctDecision(spill, hasOthers, budget);
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
            assertThat(decision.conflicting()).isEqualTo(conflicting);
        }
        assertThat(outcomes).isEqualTo(expected);
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
        return new Random(value).nextLong();
    }
}
