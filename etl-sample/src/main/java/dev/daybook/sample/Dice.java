package dev.daybook.sample;

import java.nio.ByteBuffer;
import java.util.List;

/**
 * A SplitMix64 sequence: the same start gives the same throws on every machine and Java version.
 */
final class Dice {

    private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;
    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";

    private long state;

    private Dice(long state) {
        this.state = state;
    }

    /** Returns the dice of one purpose at one position, independent of all others. */
    static Dice of(long seed, String purpose, long position) {
        return new Dice(mix(seed + mix(purpose.hashCode() + GOLDEN_GAMMA * (position + 1))));
    }

    /** Returns the first 32 bits of the MD5 of a text, as the real API seeds itself. */
    static int seedOf(String text) {
        return ByteBuffer.wrap(Hash.MD5.digest(text)).getInt();
    }

    long next() {
        state += GOLDEN_GAMMA;
        return mix(state);
    }

    /** Returns a number from 0 to {@code bound - 1}. */
    int below(int bound) {
        return (int) Long.remainderUnsigned(next(), bound);
    }

    long below(long bound) {
        return Long.remainderUnsigned(next(), bound);
    }

    <T> T pick(List<T> values) {
        return values.get(below(values.size()));
    }

    /** Fills a pattern: {@code #} becomes a digit, {@code @} a capital letter. */
    String fill(String pattern) {
        StringBuilder text = new StringBuilder(pattern.length());
        for (int i = 0; i < pattern.length(); i++) {
            char symbol = pattern.charAt(i);
            switch (symbol) {
                case '#' -> text.append((char) ('0' + below(10)));
                case '@' -> text.append(LETTERS.charAt(below(LETTERS.length())));
                default -> text.append(symbol);
            }
        }
        return text.toString();
    }

    /** Returns a text of characters drawn from an alphabet. */
    String text(String alphabet, int length) {
        char[] characters = new char[length];
        for (int i = 0; i < length; i++) {
            characters[i] = alphabet.charAt(below(alphabet.length()));
        }
        return new String(characters);
    }

    private static long mix(long value) {
        long z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
