package dev.daybook.contract;

import dev.daybook.document.Node;
import dev.daybook.document.Section;
import dev.daybook.document.Worded;
import dev.daybook.problem.Location;
import dev.daybook.problem.Problems;
import dev.daybook.problem.Words;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The {@code customProperties} of one element of a contract. Those whose names start with {@code
 * etl} are ours, and one that nobody asks for is a fault; all others belong to other tools.
 */
final class CustomProperties {
    private static final String PREFIX = "etl";

    private final Map<String, Node> values = new LinkedHashMap<>();
    private final Set<String> known = new LinkedHashSet<>();
    private final Section owner;
    private final Problems problems;

    CustomProperties(Section owner) {
        this.owner = owner;
        problems = owner.problems();
        for (Node item : owner.items("customProperties")) {
            Section property = new Section(item, problems);
            property.allow("id", "description");
            String name = property.text("property");
            Optional<Node> value = property.node("value");
            if (value.isEmpty() && isOurs(name)) {
                property.missing(
                        "value", "the value of '" + name + "'; the word null stands in quotes");
            }
            property.end();
            value.ifPresent(node -> add(property, name, node));
        }
    }

    /** A misspelt EtlProtect would otherwise leave a field unprotected without a word. */
    private static boolean isOurs(String name) {
        return name.toLowerCase(Locale.ROOT).startsWith(PREFIX);
    }

    private void add(Section property, String name, Node value) {
        if (values.putIfAbsent(name, value) != null) {
            property.problem("property", "'" + name + "' stands twice; remove one of them");
        }
    }

    Optional<Node> node(String name) {
        known.add(name);
        return Optional.ofNullable(values.get(name));
    }

    /** Returns where a property stands, or its owner where it is missing. */
    Location at(String name) {
        Node value = values.get(name);
        return value == null ? owner.location() : value.location();
    }

    Optional<Section> section(String name) {
        return node(name).map(node -> new Section(node, problems));
    }

    /** Returns the text of a property that must be a string. */
    Optional<Node> text(String name) {
        return node(name).filter(node -> isKind(node, Node.Kind.STRING));
    }

    /** Returns the constant that a property names, or the fallback where there is none. */
    <T extends Worded> T choice(String name, T[] values, T fallback) {
        return node(name).map(node -> Worded.read(owner, node, values, fallback)).orElse(fallback);
    }

    /** Returns a property that must be a list. */
    List<Node> items(String name) {
        return node(name)
                .filter(node -> isKind(node, Node.Kind.LIST))
                .map(Node::items)
                .orElse(List.of());
    }

    boolean isKind(Node node, Node.Kind kind) {
        return owner.isKind(node, kind);
    }

    /** Reports every property of ours that nobody asked for. */
    void end() {
        values.forEach(
                (name, value) -> {
                    if (isOurs(name) && !known.contains(name)) {
                        problems.add(
                                value.location(),
                                "the property '"
                                        + name
                                        + "' is not known here; "
                                        + Words.expectedOneOf(name, known));
                    }
                });
    }
}
