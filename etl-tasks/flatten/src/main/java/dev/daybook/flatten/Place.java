package dev.daybook.flatten;

import dev.daybook.contract.JsonPath;
import dev.daybook.contract.PathNode;
import dev.daybook.contract.Plan;
import dev.daybook.contract.PlannedTable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A place of the answer as the reader of records needs it: what the plan says, in arrays, and the
 * stamp by which a name that stands twice in its object is noticed.
 */
final class Place {
    /** The path from the root, for messages. */
    final String path;

    /** The columns that take the value here. */
    final PathNode.Target[] targets;

    /** The columns that take a value here or below, lists left out. */
    final PathNode.Target[] below;

    /** The tables whose rows are the objects here. */
    final int[] objectRows;

    /** The tables whose rows are the elements here. */
    final int[] elementRows;

    /** The tables whose rows get their ordinals from the elements here. */
    final int[] anchored;

    /** The index of the anchor that the elements here are, or -1. */
    final int anchor;

    /** The number of lists around this place. */
    final int depth;

    /** Whether rows or lists are here or below. */
    final boolean holdsRows;

    /** The elements of the list here, if the plan looks into it. */
    final @Nullable Place element;

    /** The object that held this name last. */
    long stamp;

    private final Map<String, Place> members = new HashMap<>();

    private Place(PathNode node, Plan plan, int depth) {
        path = node.path().toString();
        anchor = node.anchor();
        this.depth = depth;
        targets = node.targets().toArray(new PathNode.Target[0]);
        objectRows = rows(node, plan, false);
        elementRows = rows(node, plan, true);
        anchored =
                plan.tables().stream()
                        .filter(table -> anchor >= 0 && table.anchor() == anchor)
                        .mapToInt(PlannedTable::index)
                        .toArray();
        PathNode elements = node.element();
        element =
                elements == null || !isRead(elements) ? null : new Place(elements, plan, depth + 1);
        List<PathNode.Target> all = new ArrayList<>(node.targets());
        boolean rowsBelow = element != null || objectRows.length > 0;
        for (PathNode member : node.members().stream().filter(Place::isRead).toList()) {
            Place place = new Place(member, plan, depth);
            members.put(name(member), place);
            all.addAll(List.of(place.below));
            rowsBelow |= place.holdsRows;
        }
        below = all.toArray(new PathNode.Target[0]);
        holdsRows = rowsBelow;
    }

    /** Returns the root of a plan. */
    static Place root(Plan plan) {
        return new Place(plan.root(), plan, 0);
    }

    /** Returns whether a column or a row is here or below; the rest is extract's business. */
    private static boolean isRead(PathNode node) {
        PathNode elements = node.element();
        return !node.targets().isEmpty()
                || !node.rows().isEmpty()
                || (elements != null && isRead(elements))
                || node.members().stream().anyMatch(Place::isRead);
    }

    private static int[] rows(PathNode node, Plan plan, boolean elements) {
        return node.rows().stream()
                .filter(table -> plan.tables().get(table).isElement() == elements)
                .mapToInt(Integer::intValue)
                .toArray();
    }

    private static String name(PathNode member) {
        List<JsonPath.Step> steps = member.path().steps();
        return ((JsonPath.Name) steps.get(steps.size() - 1)).name();
    }

    /** Returns whether the plan looks into the objects here. */
    boolean hasMembers() {
        return !members.isEmpty();
    }

    /** Returns the place of a member, or null where the plan does not look at it. */
    @Nullable Place member(String name) {
        return members.get(name);
    }
}
