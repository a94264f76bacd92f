package dev.daybook.flatten;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BloomFilterTest {
    private static final int VALUES = 100_000;

    /** A hash of 128 bits. */
    private record Hash(long high, long low) {}

    private static List<Hash> hashes(long seed) {
        Random random = new Random(seed);
        List<Hash> hashes = new ArrayList<>();
        for (int i = 0; i < VALUES; i++) {
            hashes.add(new Hash(random.nextLong(), random.nextLong()));
        }
        return hashes;
    }

    @ParameterizedTest
    @CsvSource({
        // bits of each value, how many in a hundred new ones are taken for known when all are added
        "12, 1.5",
        "8, 4",
        "4, 30",
    })
    void tellsMostValuesThatWereNeverAdded(int bits, double percent) {
        BloomFilter filter = new BloomFilter((long) VALUES * bits / Byte.SIZE);
        hashes(1).forEach(hash -> filter.add(hash.high, hash.low));
        List<Hash> others = hashes(2).subList(0, VALUES / 20);
        long known = others.stream().filter(hash -> !filter.add(hash.high, hash.low)).count();
        assertThat(100.0 * known / others.size()).isBetween(percent / 5, percent);
    }

    @ParameterizedTest
    @CsvSource({"0", "63", "64", "1000", "1000000"})
    void neverTakesAValueForNewThatWasAdded(long budget) {
        BloomFilter filter = new BloomFilter(budget);
        hashes(1).forEach(hash -> filter.add(hash.high, hash.low));
        assertThat(hashes(1)).noneMatch(hash -> filter.add(hash.high, hash.low));
    }

    @Test
    void tellsValuesThatHaveBitsInCommonAsWell() {
        BloomFilter filter = new BloomFilter(2 * VALUES);
        long known =
                hashes(1).stream()
                        .filter(hash -> !filter.add(hash.high, hash.low & ~(0x3FFL << 32)))
                        .count();
        assertThat(known).isLessThan(VALUES / 100);
    }
}
