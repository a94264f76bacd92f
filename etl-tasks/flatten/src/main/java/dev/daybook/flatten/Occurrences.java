package dev.daybook.flatten;

import java.util.Arrays;

/**
 * The rows of a distinct table in a batch, in the order of the source: loaded or not, known or new.
 */
final class Occurrences {
    private static final int HASHES = 3;
    private static final int PLACES = 3;
    private static final int NO_LINE = -1;

    private long[] hashes = new long[HASHES << 6];
    private int[] places = new int[PLACES << 6];
    private int size;

    /** How many have a line. */
    private int lines;

    /**
     * Adds an occurrence, rejected until it gets a line, and returns its number.
     *
     * @param others a hash of the columns that do not count
     */
    int add(int ordinal, long high, long low, long others) {
        if ((size + 1) * HASHES > hashes.length) {
            hashes = Arrays.copyOf(hashes, 2 * hashes.length);
            places = Arrays.copyOf(places, 2 * places.length);
        }
        hashes[size * HASHES] = high;
        hashes[size * HASHES + 1] = low;
        hashes[size * HASHES + 2] = others;
        places[size * PLACES] = ordinal;
        places[size * PLACES + 1] = NO_LINE;
        return size++;
    }

    /** Says where among the lines of the table the line of an occurrence is. */
    void setLine(int number, int start, int end) {
        lines++;
        places[number * PLACES + 1] = start;
        places[number * PLACES + 2] = end;
    }

    int size() {
        return size;
    }

    long high(int number) {
        return hashes[number * HASHES];
    }

    long low(int number) {
        return hashes[number * HASHES + 1];
    }

    long others(int number) {
        return hashes[number * HASHES + 2];
    }

    int ordinal(int number) {
        return places[number * PLACES];
    }

    /** Takes its line from an occurrence: an equal row is loaded already. */
    void drop(int number) {
        lines -= hasLine(number) ? 1 : 0;
        places[number * PLACES + 1] = NO_LINE;
    }

    /** Returns whether all of them have a line. */
    boolean haveLines() {
        return lines == size;
    }

    boolean hasLine(int number) {
        return places[number * PLACES + 1] != NO_LINE;
    }

    int start(int number) {
        return places[number * PLACES + 1];
    }

    int end(int number) {
        return places[number * PLACES + 2];
    }

    /** Forgets those after the first so many. */
    void truncate(int newSize) {
        while (size > newSize) {
            drop(--size);
        }
    }

    void clear() {
        size = 0;
        lines = 0;
    }
}
