package dev.daybook.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
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

    @Test
    void writesNumbersAsEightDigits() {
        byte[] bytes = new byte[Long.BYTES];
        for (int i = 0; i < WORDS; i++) {
            long number = random.nextLong(EightBytes.DECIMALS);
            // Every other one near a power of ten.
            number = i % 2 == 0 ? number : (long) Math.pow(10, i % 9) - i / 2 % 2;
            number = Math.min(number, EightBytes.DECIMALS - 1);
            EightBytes.put(bytes, 0, EightBytes.decimal(number));
            assertThat(new String(bytes, StandardCharsets.US_ASCII))
                    .isEqualTo(String.format(Locale.ROOT, "%08d", number));
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
