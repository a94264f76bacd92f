package dev.daybook.task;

/**
 * One option of a command line.
 *
 * @param name with its dashes, such as {@code --threads}
 * @param label what stands for its value in the help; empty for a flag, which takes none
 * @param description for the help
 * @param isRequired whether a task can't do without
 */
public record Option(String name, String label, String description, boolean isRequired) {
    /** Checks the name. */
    public Option {
        if (!name.startsWith("--")) {
            throw new IllegalArgumentException("no name of an option: " + name);
        }
    }

    /** Returns an option with a value. */
    public static Option text(String name, String label, String description) {
        return new Option(name, label, description, false);
    }

    /** Returns an option that is given or not. */
    public static Option flag(String name, String description) {
        return new Option(name, "", description, false);
    }

    /** Returns an option with a value that every command line must give. */
    static Option required(String name, String label, String description) {
        return new Option(name, label, description, true);
    }

    /** Returns whether this takes no value. */
    public boolean isFlag() {
        return label.isEmpty();
    }
}
