package dev.daybook.problem;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Sentences about words that were expected and not found. */
public final class Words {
    private Words() {}

    /**
     * Returns {@code expected one of [a, b]}, with the nearest of them offered where one is near.
     *
     * @param found the word that was found
     * @param valid the words that would have done, in the order in which to show them
     */
    public static String expectedOneOf(String found, Collection<String> valid) {
        if (valid.isEmpty()) {
            return "expected none";
        }
        String expected = "expected one of " + List.copyOf(valid);
        return nearest(found, valid)
                .map(word -> expected + "; did you mean '" + word + "'?")
                .orElse(expected);
    }

    /** Returns the valid word with the smallest edit distance, if that is at most a third of it. */
    static Optional<String> nearest(String found, Collection<String> valid) {
        String nearest = "";
        int least = Integer.MAX_VALUE;
        for (String word : valid) {
            int most = Math.max(1, word.length() / 3);
            if (Math.abs(found.length() - word.length()) > most) {
                continue;
            }
            int distance = distance(found.toLowerCase(Locale.ROOT), word.toLowerCase(Locale.ROOT));
            if (distance < least && distance <= most) {
                least = distance;
                nearest = word;
            }
        }
        return nearest.isEmpty() ? Optional.empty() : Optional.of(nearest);
    }

    /** Optimal string alignment distance: insertion, deletion, substitution, adjacent swap. */
    private static int distance(String a, String b) {
        int[][] cost = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                cost[i][j] = i == 0 || j == 0 ? i + j : step(cost, a, b, i, j);
            }
        }
        return cost[a.length()][b.length()];
    }

    private static int step(int[][] cost, String a, String b, int i, int j) {
        int same = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        int least =
                Math.min(cost[i - 1][j - 1] + same, 1 + Math.min(cost[i - 1][j], cost[i][j - 1]));
        boolean swapped =
                i > 1
                        && j > 1
                        && a.charAt(i - 1) == b.charAt(j - 2)
                        && a.charAt(i - 2) == b.charAt(j - 1);
        return swapped ? Math.min(least, cost[i - 2][j - 2] + 1) : least;
    }
}
