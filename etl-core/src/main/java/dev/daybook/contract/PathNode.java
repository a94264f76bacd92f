package dev.daybook.contract;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One place in the answers of the source, with all that the contract says about it.
 *
 * <p>The nodes of a contract form a tree: a place that the contract names in no way has no node.
 * Built once by {@link Plan}, then only read.
 */
public final class PathNode {
    /** A column that takes its value from a place. */
    public record Target(int table, int column) {}

    private final JsonPath path;
    private final Map<String, PathNode> members = new LinkedHashMap<>();
    private final List<Integer> rows = new ArrayList<>();
    private final List<Target> targets = new ArrayList<>();
    private @Nullable PathNode element;
    private @Nullable Protection protection;
    private int anchor = -1;
    private boolean excluded;
    private boolean answer;
    private boolean archived;

    PathNode(JsonPath path) {
        this.path = path;
    }

    /** Returns the node of a path below this one and makes it where it is missing. */
    PathNode make(JsonPath below) {
        PathNode node = this;
        for (JsonPath.Step step : below.steps()) {
            node = step instanceof JsonPath.Name name ? node.makeMember(name) : node.makeElement();
        }
        return node;
    }

    private PathNode makeMember(JsonPath.Name name) {
        return members.computeIfAbsent(
                name.name(), key -> new PathNode(path.then(new JsonPath(List.of(name)))));
    }

    private PathNode makeElement() {
        if (element == null) {
            element = new PathNode(path.then(new JsonPath(List.of(new JsonPath.Each()))));
        }
        return element;
    }

    void addRows(int table) {
        rows.add(table);
    }

    void addTarget(Target target) {
        targets.add(target);
    }

    void protect(Protection how) {
        protection = how;
    }

    void exclude() {
        excluded = true;
    }

    void markAnswer() {
        answer = true;
    }

    void markArchived() {
        archived = true;
    }

    void setAnchor(int index) {
        anchor = index;
    }

    /** Returns the path of this place from the root. */
    public JsonPath path() {
        return path;
    }

    /** Returns the node of a member, or null where the contract does not name it. */
    public @Nullable PathNode member(String name) {
        return members.get(name);
    }

    /** Returns the members that the contract names, in its order. */
    public List<PathNode> members() {
        return List.copyOf(members.values());
    }

    /** Returns the node of the elements of the list that is here, or null where it is no list. */
    public @Nullable PathNode element() {
        return element;
    }

    /** Returns the tables, by index, whose rows are the values here. */
    public List<Integer> rows() {
        return rows;
    }

    /** Returns the columns that take the value here. */
    public List<Target> targets() {
        return targets;
    }

    /** Returns the index of the anchor that the elements here are, or -1. */
    public int anchor() {
        return anchor;
    }

    /** Returns how the value here is protected. */
    public Optional<Protection> protection() {
        return Optional.ofNullable(protection);
    }

    /** Returns whether the value here is never stored. */
    public boolean isExcluded() {
        return excluded;
    }

    /** Returns whether extract reads the value here: an echo or a total. */
    public boolean isAnswer() {
        return answer;
    }

    /** Returns whether the contract looks no further: what is below belongs to what is here. */
    public boolean isLeaf() {
        return members.isEmpty() && element == null;
    }

    /** Returns whether the contract names this place as one that only the archive keeps. */
    public boolean isArchived() {
        return archived;
    }
}
