package dev.daybook.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A path of names and {@code [*]}: the part of RFC 9535 JSONPath that every row and field needs.
 *
 * <p>Equality is written out, here and in the steps: what a record generates is linked anew at each
 * start, which takes longer than reading all paths of a contract.
 *
 * @param steps from the root; empty for the root itself
 */
public record JsonPath(List<Step> steps) {
    /** The root. */
    public static final JsonPath ROOT = new JsonPath(List.of());

    private static final Pattern STEP =
            Pattern.compile(
                    "\\.([A-Za-z_\\x{80}-\\x{10FFFF}][A-Za-z0-9_\\x{80}-\\x{10FFFF}]*)"
                            + "|\\['((?:[^'\\\\]++|\\\\['\\\\])*+)'\\]|(\\[\\*\\])");
    private static final Pattern SHORTHAND =
            Pattern.compile("[A-Za-z_\\x{80}-\\x{10FFFF}][A-Za-z0-9_\\x{80}-\\x{10FFFF}]*");

    /** One step of a path: a member by its name, or every element. */
    public sealed interface Step permits Name, Each {}

    /** The member with a name. */
    public record Name(String name) implements Step {
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Name that && name.equals(that.name);
        }

        @Override
        public int hashCode() {
            return name.hashCode();
        }

        @Override
        public String toString() {
            return SHORTHAND.matcher(name).matches()
                    ? "." + name
                    : "['" + name.replace("\\", "\\\\").replace("'", "\\'") + "']";
        }
    }

    /** Every element of a list. */
    public record Each() implements Step {
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Each;
        }

        @Override
        public int hashCode() {
            return 1;
        }

        @Override
        public String toString() {
            return "[*]";
        }
    }

    /** Copies the steps. */
    public JsonPath {
        steps = List.copyOf(steps);
    }

    /**
     * Reads a path such as {@code $.results[*].name} or {@code $['order id']}.
     *
     * @return nothing where the text is not such a path
     */
    public static Optional<JsonPath> parse(String text) {
        if (!text.startsWith("$")) {
            return Optional.empty();
        }
        List<Step> steps = new ArrayList<>();
        Matcher matcher = STEP.matcher(text);
        int end = 1;
        while (end < text.length()) {
            if (!matcher.find(end) || matcher.start() != end) {
                return Optional.empty();
            }
            steps.add(step(matcher));
            end = matcher.end();
        }
        return Optional.of(new JsonPath(steps));
    }

    private static Step step(Matcher matcher) {
        if (matcher.group(3) != null) {
            return new Each();
        }
        String shorthand = matcher.group(1);
        return new Name(
                shorthand != null
                        ? shorthand
                        : matcher.group(2).replace("\\'", "'").replace("\\\\", "\\"));
    }

    /** Returns this path followed by another one, whose root is this path's end. */
    public JsonPath then(JsonPath next) {
        List<Step> all = new ArrayList<>(steps);
        all.addAll(next.steps);
        return new JsonPath(all);
    }

    /** Returns the path up to its last {@code [*]}: the elements that give a row its ordinal. */
    public JsonPath anchor() {
        int end = steps.size();
        while (end > 0 && !(steps.get(end - 1) instanceof Each)) {
            end--;
        }
        return new JsonPath(steps.subList(0, end));
    }

    /** Returns the path up to its first {@code [*]}: the source records. */
    public JsonPath record() {
        for (int i = 0; i < steps.size(); i++) {
            if (steps.get(i) instanceof Each) {
                return new JsonPath(steps.subList(0, i + 1));
            }
        }
        return ROOT;
    }

    /** Returns whether the path has a {@code [*]}. */
    public boolean hasEach() {
        return steps.stream().anyMatch(Each.class::isInstance);
    }

    /** Returns whether another path starts with this one or equals it. */
    public boolean encloses(JsonPath other) {
        return steps.size() <= other.steps.size()
                && other.steps.subList(0, steps.size()).equals(steps);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof JsonPath that && steps.equals(that.steps);
    }

    @Override
    public int hashCode() {
        return steps.hashCode();
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("$");
        steps.forEach(text::append);
        return text.toString();
    }
}
