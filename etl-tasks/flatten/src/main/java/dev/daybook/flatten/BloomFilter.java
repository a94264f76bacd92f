package dev.daybook.flatten;

/**
 * Tells values that were never added from those that may have been, in little memory: a Bloom
 * filter (Bloom, 1970) in blocks as large as a cache line, each value in one of them (Putze,
 * Sanders, Singler, 2007), with two bits in each of three words of its block. With 16 bits for each
 * value about one in seven hundred that were never added is taken for one that may have been, with
 * 12 bits one in two hundred.
 */
final class BloomFilter {
    /** Of 64 bytes: eight longs. */
    private static final int BLOCK_LONGS = 8;

    private static final long MOST_BLOCKS = 1 << 24;

    /** Chooses a bit of a word. */
    private static final int BITS = 6;

    /** Choose a word of a block. */
    private static final int FIRST_WORD = 3;

    private static final int SECOND_WORD = 6;
    private static final int THIRD_WORD = 9;

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
        boolean isNew = addTo(block + word(places, FIRST_WORD), places);
        isNew |= addTo(block + word(places, SECOND_WORD), places >>> (2 * BITS));
        return addTo(block + word(places, THIRD_WORD), places >>> (4 * BITS)) || isNew;
    }

    private static int word(long places, int chosenBy) {
        return (int) (places >>> (Long.SIZE - chosenBy)) & (BLOCK_LONGS - 1);
    }

    /**
     * Brings the block of a value into a cache, of which it may take two lines. The processor waits
     * for several blocks at once, but for one after the other where each is needed to go on.
     */
    void fetch(long high) {
        // The JIT leaves out a read of what is kept nowhere.
        int block = block(high);
        bits[bits.length - 1] = bits[block] ^ bits[block + BLOCK_LONGS - 1];
    }

    private int block(long high) {
        long blocks = bits.length / BLOCK_LONGS;
        return (int) (((high & 0xFFFFFFFFL) * blocks) >>> Integer.SIZE) * BLOCK_LONGS;
    }

    private boolean addTo(int word, long places) {
        long added = 1L << places | 1L << (places >>> BITS);
        long old = bits[word];
        bits[word] = old | added;
        return (old & added) != added;
    }
}
