package dev.daybook.sample;

import java.util.function.Consumer;

/**
 * The values of fields that must never be found again after protection: 32 characters each, unique
 * by seed, field and position, every fourth with characters that JSON escapes.
 *
 * @param isEnabled false leaves the fields as the real API fills them
 * @param seen takes every marker that is written
 */
record Markers(boolean isEnabled, long state, Consumer<String> seen) {

    private static final String PLAIN = "ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789";
    private static final String ESCAPED = "\"\\\n\t\r\u0001\"\\";
    private static final int LENGTH = 32;
    private static final int EVERY = 4;
    private static final int CREDENTIALS_EVERY = 10;

    /** Returns the marker of a field, or what the field holds without markers. */
    String orElse(String ordinary, String field, long position) {
        return isEnabled ? of(field, position) : ordinary;
    }

    /** Returns whether a record holds extra fields that look like credentials. */
    boolean hasCredentialsAt(long position) {
        return isEnabled && Dice.of(state, "credentials", position).below(CREDENTIALS_EVERY) == 0;
    }

    /** Returns the marker of a field. */
    String of(String field, long position) {
        Dice dice = Dice.of(state, "marker of " + field, position);
        StringBuilder marker = new StringBuilder(dice.text(PLAIN, LENGTH));
        if (dice.below(EVERY) == 0) {
            marker.setCharAt(LENGTH / 3, ESCAPED.charAt(dice.below(ESCAPED.length())));
            marker.setCharAt(LENGTH / 2, ESCAPED.charAt(dice.below(ESCAPED.length())));
        }
        seen.accept(marker.toString());
        return marker.toString();
    }
}
