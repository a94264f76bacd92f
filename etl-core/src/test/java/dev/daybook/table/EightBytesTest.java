package dev.daybook.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class EightBytesTest {
    private static final int WORDS = 20_000;

    private final long seed = System.nanoTime();
    private final Random random = new Random(seed);

    @Test
    void findsExactlyTheBytesOfAValue() {
        for (int i = 0; i < WORDS; i++) {
            byte[] bytes = bytes();
            int value = random.nextInt(128);
            if (random.nextBoolean()) {
                bytes[random.nextInt(Long.BYTES)] = (byte) value;
            }
            long found = EightBytes.exactly(EightBytes.at(bytes, 0), value);
            for (int at = 0; at < Long.BYTES; at++) {
                assertThat(bit(found, at)).as("seed %d", seed).isEqualTo(bytes[at] == value);
            }
            assertThat(found & ~EightBytes.HIGHS).isZero();
        }
    }

    @Test
    void findsWhereAnOddNumberOfBytesWasFound() {
        for (int i = 0; i < WORDS; i++) {
            long found = random.nextLong() & EightBytes.HIGHS;
            long odd = EightBytes.odd(found);
            boolean expected = false;
            for (int at = 0; at < Long.BYTES; at++) {
                expected ^= bit(found, at);
                assertThat(bit(odd, at)).as("seed %d", seed).isEqualTo(expected);
            }
        }
    }

    /** Most of them near the values that are looked for, and their neighbours. */
    private byte[] bytes() {
        byte[] bytes = new byte[Long.BYTES];
        random.nextBytes(bytes);
        for (int at = 0; at < Long.BYTES; at++) {
            if (random.nextInt(3) > 0) {
                bytes[at] = (byte) (random.nextInt(3) - 1 + "\"\\{}[],".charAt(random.nextInt(7)));
            }
        }
        return bytes;
    }

    private static boolean bit(long found, int at) {
        return (found >>> (Byte.SIZE * at + Byte.SIZE - 1) & 1) != 0;
    }
}
