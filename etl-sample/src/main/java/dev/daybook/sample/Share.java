package dev.daybook.sample;

import java.util.List;
import java.util.Optional;

/**
 * A share of the positions of an answer, chosen by seed: exact in every full block of 100 when the
 * percentage is an integer, spread without a pattern inside the block.
 *
 * @param seed what the choice depends on, besides the position
 * @param purpose keeps two shares of one seed independent
 * @param firstPercent where the share begins, so that shares of one purpose can be disjoint
 * @param percent its size
 */
record Share(long seed, String purpose, double firstPercent, double percent) {

    /** What {@link #ordinalAt} answers for a position outside the share. */
    static final long OUTSIDE = -1;

    private static final int BLOCK = 100;
    private static final int[] COPRIME = {3, 7, 11, 13, 17, 19, 21, 27, 29, 31, 37, 39, 41, 43, 47};

    /** Returns how many positions of the share come before this one in block order, or OUTSIDE. */
    long ordinalAt(long position) {
        if (percent == 0) {
            return OUTSIDE;
        }
        long block = position / BLOCK;
        Dice dice = Dice.of(seed, purpose, block);
        int factor = COPRIME[dice.below(COPRIME.length)];
        int rank = (int) ((position % BLOCK * factor + dice.below(BLOCK)) % BLOCK);
        long first = count(firstPercent, block + 1) - count(firstPercent, block);
        long before = count(percent, block);
        long size = count(percent, block + 1) - before;
        return rank >= first && rank < first + size ? before + rank - first : OUTSIDE;
    }

    boolean contains(long position) {
        return ordinalAt(position) != OUTSIDE;
    }

    /** Returns the kind that is due at a position, in rotation; empty outside the share. */
    <T> Optional<T> kindAt(long position, List<T> kinds) {
        long ordinal = ordinalAt(position);
        return ordinal == OUTSIDE
                ? Optional.empty()
                : Optional.of(kinds.get((int) (ordinal % kinds.size())));
    }

    private static long count(double percentOfBlock, long blocks) {
        return (long) Math.floor(percentOfBlock * blocks + 1e-9);
    }
}
