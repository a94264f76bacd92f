package dev.daybook.flatten;

/**
 * Tells values that were never added from those that may have been, in little memory: a Bloom
 * filter (Bloom, 1970) in blocks as large as a cache line, each value in one of them (Putze,
 * Sanders, Singler, 2007), with three bits in each of two words of its block. With 16 bits for each
 * value about one in five hundred that were never added is taken for one that may have been, with
 * 12 bits one in a hundred and sixty.
 */
final class BloomFilter {
    /** Of 64 bytes: eight longs. */
    private static final int BLOCK_LONGS = 8;

    private static final long MOST_BLOCKS = 1 << 24;

    /** Chooses a bit of a word. */
    private static final int BITS = 6;

    private static final int FIRST_WORD = 3;
    private static final int SECOND_WORD = 6;

    /** The blocks, and a word for {@link #fetch}. */
    private final long[] bits;

    /**
     * Makes an empty filter.
     *
     * @param budget the bytes that it may take; a block in any case
     */
    BloomFilter(long budget) {
        long blocks = Math.min(MOST_BLOCKS, budget / BLOCK_LONGS / Long.BYTES);
        bits = new long[(int) Math.max(1, blocks) * BLOCK_LONGS + 1];
    }

    /**
     * Adds a value by its hash of 128 bits.
     *
     * @return whether it was certainly not added before
     */
    boolean add(long high, long low) {
        int block = block(high);
        // Neither half alone: a partition of values has some bits of the second in common.
        long places = high + low;
        boolean isNew = addTo(block + (int) (places >>> (Long.SIZE - FIRST_WORD)), places);
        int second = (int) (places >>> (Long.SIZE - SECOND_WORD)) & (BLOCK_LONGS - 1);
        return addTo(block + second, places >>> (3 * BITS)) || isNew;
    }

    /**
     * Brings the block of a value into a cache. The processor waits for several blocks at once, but
     * for one after the other where each is needed to go on.
     */
    void fetch(long high) {
        // The JIT leaves out a read of what is kept nowhere.
        bits[bits.length - 1] = bits[block(high)];
    }

    private int block(long high) {
        long blocks = bits.length / BLOCK_LONGS;
        return (int) (((high & 0xFFFFFFFFL) * blocks) >>> Integer.SIZE) * BLOCK_LONGS;
    }

    private boolean addTo(int word, long places) {
        long added = 1L << places | 1L << (places >>> BITS) | 1L << (places >>> (2 * BITS));
        long old = bits[word];
        bits[word] = old | added;
        return (old & added) != added;
    }
}
