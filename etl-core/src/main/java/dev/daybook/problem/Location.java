package dev.daybook.problem;

/**
 * A place in a document.
 *
 * @param file the name of the file as the reader was given it
 * @param line one-based
 * @param path the way from the root, such as {@code schema[0].properties[2].name}; empty at the
 *     root
 */
public record Location(String file, int line, String path) {

    /** Returns the place of a member of the object that is here. */
    public String member(String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    /** Returns the place of an item of the list that is here. */
    public String item(int index) {
        return path + "[" + index + "]";
    }

    @Override
    public String toString() {
        return path.isEmpty() ? file + ":" + line : file + ":" + line + ": " + path;
    }
}
