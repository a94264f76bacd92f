package dev.daybook.document;

import dev.daybook.problem.Location;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A value of a document with its place.
 *
 * @param kind what it is
 * @param location where it stands
 * @param text the text of a scalar as it stands in the document, unquoted; empty for the others
 * @param quoted whether a scalar stands in quotes or in a block
 * @param members the members of an object in document order
 * @param items the items of a list
 */
public record Node(
        Kind kind,
        Location location,
        String text,
        boolean quoted,
        Map<String, Node> members,
        List<Node> items) {

    /** What a value is. */
    public enum Kind {
        /** Named members. */
        OBJECT("an object"),
        /** Items in order. */
        LIST("a list"),
        /** Text. */
        STRING("a string"),
        /** A number. */
        NUMBER("a number"),
        /** True or false. */
        BOOLEAN("a boolean"),
        /** Null. */
        NULL("null");

        private final String phrase;

        Kind(String phrase) {
            this.phrase = phrase;
        }

        /** Returns the kind with its article, for messages. */
        public String phrase() {
            return phrase;
        }
    }

    /** Copies the collections. */
    public Node {
        members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
        items = List.copyOf(items);
    }

    static Node object(Location location, Map<String, Node> members) {
        return new Node(Kind.OBJECT, location, "", false, members, List.of());
    }

    static Node list(Location location, List<Node> items) {
        return new Node(Kind.LIST, location, "", false, Map.of(), items);
    }

    static Node scalar(Kind kind, Location location, String text, boolean quoted) {
        return new Node(kind, location, text, quoted, Map.of(), List.of());
    }

    /** Returns whether this is a string, a number or a boolean. */
    public boolean isScalar() {
        return kind == Kind.STRING || kind == Kind.NUMBER || kind == Kind.BOOLEAN;
    }
}
