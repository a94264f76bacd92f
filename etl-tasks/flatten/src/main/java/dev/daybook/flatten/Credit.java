package dev.daybook.flatten;

/**
 * Whether a guess at what comes next pays, by what became of those before. Where they were mostly
 * wrong there is none for a while.
 */
final class Credit {
    private static final int MOST = 256;

    /** After so many things that were not guessed at, a guess is tried again. */
    private static final int PAUSE = 4096;

    private final int miss;
    private int credit = MOST;

    /**
     * Gives credit for a start.
     *
     * @param miss how many right guesses a wrong one costs
     */
    Credit(int miss) {
        this.miss = miss;
    }

    /** Returns whether the next guess is worth a try. */
    boolean isLeft() {
        if (credit > 0) {
            return true;
        }
        credit = credit < -PAUSE ? MOST : credit - 1;
        return false;
    }

    /** Counts a guess that was right. */
    void hit() {
        credit = Math.min(MOST, credit + 1);
    }

    /** Counts a guess that was wrong. */
    void miss() {
        credit -= miss;
    }
}
