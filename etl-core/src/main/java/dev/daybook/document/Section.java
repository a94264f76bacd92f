package dev.daybook.document;

import dev.daybook.problem.Location;
import dev.daybook.problem.Problems;
import dev.daybook.problem.Words;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * An object being taken apart: each key is asked for once, and {@link #end()} reports the keys that
 * nobody asked for.
 *
 * <p>Faults go into the collector and the methods answer with a harmless value, so that reading
 * goes on to the next fault.
 */
public final class Section {
    private final Node node;
    private final Problems problems;
    private final Set<String> known = new LinkedHashSet<>();

    /** Takes a node apart; anything but an object is reported and read as an empty one. */
    public Section(Node node, Problems problems) {
        this.node = node;
        this.problems = problems;
        if (node.kind() != Node.Kind.OBJECT) {
            // A scalar is not repeated: it may be a secret in the wrong place.
            problems.add(node.location(), "found " + node.kind().phrase() + "; expected an object");
        }
    }

    /** Returns an object without members, for one that may be left out. */
    public static Section empty(Location location, Problems problems) {
        return new Section(Node.object(location, Map.of()), problems);
    }

    /** Returns where the object stands. */
    public Location location() {
        return node.location();
    }

    /** Returns where a key of the object stands, or the object where the key is missing. */
    public Location at(String key) {
        Node member = node.members().get(key);
        return member == null ? node.location() : member.location();
    }

    /** Returns where problems are collected. */
    public Problems problems() {
        return problems;
    }

    /** Reports a problem at a key. */
    public void problem(String key, String message) {
        problems.add(at(key), message);
    }

    /** Declares keys that are allowed and have no meaning here. */
    public void allow(String... keys) {
        known.addAll(List.of(keys));
    }

    /** Returns the value of a key. Null counts as missing. */
    public Optional<Node> node(String key) {
        known.add(key);
        Node member = node.members().get(key);
        return member == null || member.kind() == Node.Kind.NULL
                ? Optional.empty()
                : Optional.of(member);
    }

    /** Returns the text of a string that must be there with a character; empty where it is not. */
    public String text(String key) {
        return text(key, "a string");
    }

    /** Does the same, and says what is expected where it is not there. */
    public String text(String key, String expected) {
        if (node(key).isEmpty()) {
            missing(key, expected);
        }
        Optional<String> text = optionalText(key);
        if (text.isPresent() && text.get().isEmpty()) {
            problem(key, "found an empty string; expected " + expected);
        }
        return text.orElse("");
    }

    /** Returns the text of a string that may be there; another kind is reported. */
    public Optional<String> optionalText(String key) {
        return node(key).filter(value -> isKind(value, Node.Kind.STRING)).map(Node::text);
    }

    /** Returns one of some words, or the fallback where the key is missing or another word. */
    public String word(String key, List<String> valid, String fallback) {
        Optional<String> word = optionalText(key);
        if (word.isEmpty()) {
            return fallback;
        }
        if (!valid.contains(word.get())) {
            problem(
                    key,
                    "'" + word.get() + "' is not known; " + Words.expectedOneOf(word.get(), valid));
            return fallback;
        }
        return word.get();
    }

    /**
     * Returns the constant that a key names, or the fallback where it is missing or another word.
     */
    public <T extends Worded> T choice(String key, T[] values, T fallback) {
        return node(key).map(value -> Worded.read(this, value, values, fallback)).orElse(fallback);
    }

    /** Returns a boolean, or false where the key is missing. */
    public boolean flag(String key) {
        return node(key)
                .filter(value -> isKind(value, Node.Kind.BOOLEAN))
                .map(value -> value.text().equals("true"))
                .orElse(false);
    }

    /** Returns a whole number that may be there, within bounds. */
    public Optional<Long> wholeNumber(String key, long least, long most) {
        Optional<Node> value = node(key).filter(n -> isKind(n, Node.Kind.NUMBER));
        if (value.isEmpty()) {
            return Optional.empty();
        }
        try {
            long number = Long.parseLong(value.get().text());
            if (number >= least && number <= most) {
                return Optional.of(number);
            }
        } catch (NumberFormatException e) {
            // Falls through to the same message: a fraction is as wrong as a number out of bounds.
        }
        problem(
                key,
                found(value.get())
                        + "; expected "
                        + (least == most
                                ? Long.toString(least)
                                : "a whole number from " + least + " to " + most));
        return Optional.empty();
    }

    /** Returns an object that must be there, or nothing after reporting that it is not. */
    public Optional<Section> section(String key) {
        Optional<Node> value = node(key);
        if (value.isEmpty()) {
            missing(key, "an object");
        }
        return value.map(n -> new Section(n, problems));
    }

    /** Returns the items of a list that must be there; nothing where it is not. */
    public List<Node> requiredItems(String key) {
        if (node(key).isEmpty()) {
            missing(key, "a list");
        }
        return items(key);
    }

    /** Returns the items of a list that may be there. */
    public List<Node> items(String key) {
        return node(key)
                .filter(value -> isKind(value, Node.Kind.LIST))
                .map(Node::items)
                .orElse(List.of());
    }

    /** Returns the texts of a list of strings that may be there. */
    public List<String> texts(String key) {
        List<String> texts = new ArrayList<>();
        for (Node item : items(key)) {
            if (isKind(item, Node.Kind.STRING)) {
                texts.add(item.text());
            }
        }
        return texts;
    }

    /** Reports a key that must be there with a value that is not null. */
    public void missing(String key, String expected) {
        if (node.members().containsKey(key)) {
            problem(key, "found null; expected " + expected);
        } else if (node.kind() == Node.Kind.OBJECT) {
            problems.add(node.location(), "the key '" + key + "' is missing; expected " + expected);
        }
    }

    /** Reports every key that nobody asked for. */
    public void end() {
        node.members()
                .forEach(
                        (key, value) -> {
                            if (!known.contains(key)) {
                                problems.add(
                                        value.location(),
                                        "the key '"
                                                + key
                                                + "' is not known; "
                                                + Words.expectedOneOf(key, known));
                            }
                        });
    }

    /** Returns whether a value is of a kind, and reports it if it is not. */
    public boolean isKind(Node value, Node.Kind kind) {
        if (value.kind() == kind) {
            return true;
        }
        String quotes = kind == Node.Kind.STRING && value.isScalar() ? ", in quotes" : "";
        problems.add(value.location(), found(value) + "; expected " + kind.phrase() + quotes);
        return false;
    }

    /** Says what a value is, with its text if it is a short scalar. */
    public static String found(Node value) {
        return value.isScalar() && value.text().length() <= 80
                ? "found " + value.kind().phrase() + " '" + value.text() + "'"
                : "found " + value.kind().phrase();
    }
}
