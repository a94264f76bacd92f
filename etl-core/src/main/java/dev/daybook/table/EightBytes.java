package dev.daybook.table;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Looks at eight bytes of an array at once, the first of them lowest. What is found is the high bit
 * of a byte; the lowest one is always right, those above it may be too many (H. S. Warren, Hacker's
 * Delight, 2nd edition, 6-1).
 */
public final class EightBytes {
    private static final VarHandle WORD =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    public static final long ONES = 0x0101010101010101L;
    public static final long HIGHS = 0x8080808080808080L;

    /** One more than the largest number of eight digits. */
    static final long DECIMALS = 100_000_000;

    private EightBytes() {}

    /** Returns eight bytes of an array, which must have them. */
    public static long at(byte[] array, int index) {
        return (long) WORD.get(array, index);
    }

    /** Puts eight bytes into an array, which must have room for them. */
    public static void put(byte[] array, int index, long word) {
        WORD.set(array, index, word);
    }

    /** Finds bytes of a value. */
    public static long equal(long word, int value) {
        long differences = word ^ value * ONES;
        return (differences - ONES) & ~differences & HIGHS;
    }

    /** Finds all bytes of a value and no others. */
    public static long exactly(long word, int value) {
        long differences = word ^ value * ONES;
        // The sum of seven bits sets the eighth unless they are zero, and carries no further.
        return ~(((differences & ~HIGHS) + ~HIGHS) | differences) & HIGHS;
    }

    /** Leaves the bytes up to which, itself included, an odd number of bytes was found. */
    public static long odd(long found) {
        long odd = found ^ (found << Byte.SIZE);
        odd ^= odd << (2 * Byte.SIZE);
        return odd ^ (odd << (4 * Byte.SIZE));
    }

    /** Finds bytes below a value that is no more than 128. */
    public static long below(long word, int value) {
        return (word - value * ONES) & ~word & HIGHS;
    }

    /** Finds bytes from 128 on. */
    public static long high(long word) {
        return word & HIGHS;
    }

    /** Leaves of the bytes found those before the first of some others, of which there is one. */
    public static long before(long others, long found) {
        return found & ((others & -others) - 1);
    }

    /** Returns the index of the first byte found. */
    public static int first(long found) {
        return Long.numberOfTrailingZeros(found) >>> 3;
    }

    /**
     * Returns a number below {@link #DECIMALS} as eight digits in ASCII, the first of them lowest:
     * halves, quarters and digits are cut at once, with multiplications in place of divisions (P.
     * Khuong, How to print integers really fast, 2017).
     */
    static long decimal(long number) {
        long top = number / 10_000;
        long halves = top | (number - top * 10_000) << Integer.SIZE;
        long hundreds = ((halves * 10_486) >>> 20) & 0x0000007F_0000007FL;
        long quarters = hundreds | (halves - hundreds * 100) << Short.SIZE;
        long tens = ((quarters * 103) >>> 10) & 0x000F_000F_000F_000FL;
        return (tens | (quarters - tens * 10) << Byte.SIZE) + '0' * ONES;
    }
}
