package dev.daybook.validate.cells;

import java.util.BitSet;
import java.util.Optional;

/** Sets of characters of ASCII, as patterns name them. */
final class AsciiSet {
    private static final int SIZE = 128;

    private AsciiSet() {}

    /** Returns one character. */
    static BitSet of(int character) {
        BitSet set = new BitSet();
        set.set(character);
        return set;
    }

    /** Returns all characters of a line. */
    static BitSet line() {
        return others(new BitSet());
    }

    /** Returns the characters of a line that are not in a set. */
    static BitSet others(BitSet set) {
        BitSet others = new BitSet();
        others.set(0, SIZE);
        others.clear('\n');
        others.andNot(set);
        return others;
    }

    /** Returns what a backslash before a character stands for, if it is a set of characters. */
    static Optional<BitSet> escaped(int character) {
        return switch (character) {
            case 'd' -> Optional.of(any("0123456789"));
            case 's' -> Optional.of(any("\t\n\f\r "));
            case 'w' -> Optional.of(word());
            case 'n' -> Optional.of(of('\n'));
            case 'r' -> Optional.of(of('\r'));
            case 't' -> Optional.of(of('\t'));
            case 'f' -> Optional.of(of('\f'));
            default -> isPunctuation(character) ? Optional.of(of(character)) : Optional.empty();
        };
    }

    private static BitSet any(String characters) {
        BitSet set = new BitSet();
        characters.chars().forEach(set::set);
        return set;
    }

    private static BitSet word() {
        BitSet set = any("0123456789_");
        set.set('a', 'z' + 1);
        set.set('A', 'Z' + 1);
        return set;
    }

    private static boolean isPunctuation(int character) {
        return character > ' ' && character < SIZE - 1 && !word().get(character);
    }
}
