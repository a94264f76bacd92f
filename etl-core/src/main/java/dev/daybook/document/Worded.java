package dev.daybook.document;

import dev.daybook.problem.Words;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A constant that documents name by a word. */
public interface Worded {
    /** Returns the word. */
    String word();

    /** Returns the words of some constants, in their order. */
    static List<String> words(Worded[] values) {
        return Arrays.stream(values).map(Worded::word).toList();
    }

    /** Returns the constant with a word. */
    static <T extends Worded> Optional<T> find(T[] values, String word) {
        return Arrays.stream(values).filter(value -> value.word().equals(word)).findFirst();
    }

    /** Returns the constant that a string names, or the fallback after reporting another word. */
    static <T extends Worded> T read(Section section, Node node, T[] values, T fallback) {
        if (!section.isKind(node, Node.Kind.STRING)) {
            return fallback;
        }
        Optional<T> value = find(values, node.text());
        if (value.isEmpty()) {
            section.problems()
                    .add(
                            node.location(),
                            "'"
                                    + node.text()
                                    + "' is not known; "
                                    + Words.expectedOneOf(node.text(), words(values)));
        }
        return value.orElse(fallback);
    }
}
