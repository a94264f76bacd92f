package dev.daybook.flatten;

/**
 * Tells values that were never added from those that may have been, in little memory: a Bloom
 * filter (Bloom, 1970) in blocks as large as a cache line, each value in one of them (Putze,
 * Sanders, Singler, 2007). With 12 bits for each value about one in a hundred that was never added
 * is taken for one that may have been, with 8 bits one in thirty.
 */
final class BloomFilter {
    /** Of 64 bytes: eight longs. */
    private static final int BLOCK_BITS = 9;

    private static final int BLOCK_LONGS = 1 << (BLOCK_BITS - 6);
    private static final int BITS_OF_A_VALUE = 6;
    private static final long MOST_BLOCKS = 1 << 24;

    private final long[] bits;

    /**
     * Makes an empty filter.
     *
     * @param budget the bytes that it may take; a block in any case
     */
    BloomFilter(long budget) {
        long blocks = Math.min(MOST_BLOCKS, budget / BLOCK_LONGS / Long.BYTES);
        bits = new long[(int) Math.max(1, blocks) * BLOCK_LONGS];
    }

    /**
     * Adds a value by its hash of 128 bits.
     *
     * @return whether it was certainly not added before
     */
    boolean add(long high, long low) {
        long blocks = bits.length / BLOCK_LONGS;
        int block = (int) (((high & 0xFFFFFFFFL) * blocks) >>> Integer.SIZE) * BLOCK_LONGS;
        boolean isNew = false;
        // Neither half alone: a partition of values has some bits of the second in common.
        long places = high + low;
        for (int i = 0; i < BITS_OF_A_VALUE; i++) {
            int place = (int) places & ((1 << BLOCK_BITS) - 1);
            int at = block + place / Long.SIZE;
            isNew |= (bits[at] & (1L << place)) == 0;
            bits[at] |= 1L << place;
            places >>>= BLOCK_BITS;
        }
        return isNew;
    }
}
