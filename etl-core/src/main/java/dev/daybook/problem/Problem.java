package dev.daybook.problem;

/**
 * One fault of a document, at its place.
 *
 * @param location where it was found
 * @param message what was found, what was expected and what to do
 */
public record Problem(Location location, String message) {
    @Override
    public String toString() {
        return location + ": " + message;
    }
}
