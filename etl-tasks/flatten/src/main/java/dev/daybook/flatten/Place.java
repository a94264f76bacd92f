package dev.daybook.flatten;

import dev.daybook.contract.JsonPath;
import dev.daybook.contract.PathNode;
import dev.daybook.contract.Plan;
import dev.daybook.contract.PlannedTable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A place of the answer as the reader of records needs it: what the plan says, in arrays, and the
 * stamp by which a name that stands twice in its object is noticed.
 */
final class Place {
    /** The path from the root, for messages. */
    final String path;

    /** The name in the object around it; empty for an element and for the root. */
    final String name;

    /** The columns that take the value here. */
    final CellTarget[] targets;

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

    /** The tables whose rows hold what is here, the innermost ones. */
    final int[] owners;

    /** The elements of the list here, if the plan looks into it. */
    final @Nullable Place element;

    /** How the objects here are laid out; null where they are members of other objects. */
    final @Nullable RecordLayout layout;

    /**
     * The number of the scalar here among all those of the record or element around it; -1 where no
     * scalar is expected.
     */
    final int slot;

    /** The number after those of the scalars here and below. */
    final int slotsEnd;

    /** The object that held this name last. */
    long stamp;

    /** Whether the plan looks into the objects here. */
    final boolean hasMembers;

    /** Whether a scalar is what the plan expects here. */
    final boolean isScalar;

    private final Members members;

    private Place(
            PathNode node,
            Plan plan,
            List<PendingTable> tables,
            LocalDate date,
            int depth,
            int firstSlot) {
        path = node.path().toString();
        name = name(node);
        anchor = node.anchor();
        this.depth = depth;
        targets =
                node.targets().stream()
                        .map(target -> new CellTarget(target, tables.get(target.table()), date))
                        .toArray(CellTarget[]::new);
        objectRows = rows(node, plan, false);
        elementRows = rows(node, plan, true);
        anchored =
                plan.tables().stream()
                        .filter(table -> anchor >= 0 && table.anchor() == anchor)
                        .mapToInt(PlannedTable::index)
                        .toArray();
        PathNode elements = node.element();
        element =
                elements == null || !isRead(elements)
                        ? null
                        : new Place(elements, plan, tables, date, depth + 1, 0);
        List<PathNode.Target> all = new ArrayList<>(node.targets());
        boolean rowsBelow = element != null || objectRows.length > 0;
        List<Place> read = new ArrayList<>();
        int nextSlot = firstSlot;
        for (PathNode member : node.members().stream().filter(Place::isRead).toList()) {
            Place place = new Place(member, plan, tables, date, depth, nextSlot);
            nextSlot = place.slotsEnd;
            read.add(place);
            all.addAll(List.of(place.below));
            rowsBelow |= place.holdsRows;
        }
        members = new Members(read);
        hasMembers = !read.isEmpty();
        layout = hasMembers && isElement(node) ? new RecordLayout(this) : null;
        isScalar = read.isEmpty() && element == null && objectRows.length == 0;
        slot = isScalar ? nextSlot : -1;
        slotsEnd = isScalar ? nextSlot + 1 : nextSlot;
        below = all.toArray(new PathNode.Target[0]);
        holdsRows = rowsBelow;
        owners = owners(node.path(), plan);
    }

    /** Adds the places of all records, the elements of outermost lists, by their paths. */
    void addRecords(Map<String, Place> places) {
        if (depth == 1) {
            places.put(path, this);
            return;
        }
        if (element != null) {
            element.addRecords(places);
        }
        members.all().forEach(member -> member.addRecords(places));
    }

    /** Returns the root of a plan, for the rows of some tables on a partition date. */
    static Place root(Plan plan, List<PendingTable> tables, LocalDate date) {
        return new Place(plan.root(), plan, tables, date, 0, 0);
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

    /** A row around a list on the way to here is not meant: that list has been read. */
    private static int[] owners(JsonPath path, Plan plan) {
        JsonPath anchor = path.anchor();
        int innermost =
                plan.tables().stream()
                        .map(table -> table.table().rowPath())
                        .filter(rows -> rows.anchor().equals(anchor) && rows.encloses(path))
                        .mapToInt(rows -> rows.steps().size())
                        .max()
                        .orElse(-1);
        return plan.tables().stream()
                .filter(table -> table.table().rowPath().encloses(path))
                .filter(table -> table.table().rowPath().steps().size() == innermost)
                .mapToInt(PlannedTable::index)
                .toArray();
    }

    /** Adds all scalars here and below, lists left out, each at the index that is its slot. */
    void addScalars(List<Place> scalars) {
        if (isScalar) {
            scalars.add(this);
        }
        members.all().forEach(member -> member.addScalars(scalars));
    }

    /** Returns the places of the lists here and below that are in no other list. */
    List<Place> lists() {
        List<Place> lists = new ArrayList<>();
        addLists(lists);
        return lists;
    }

    private void addLists(List<Place> lists) {
        if (element != null) {
            lists.add(this);
        }
        members.all().forEach(member -> member.addLists(lists));
    }

    /** Returns the elements of the list here, which the plan looks into. */
    Place element() {
        return Objects.requireNonNull(element);
    }

    private static boolean isElement(PathNode node) {
        List<JsonPath.Step> steps = node.path().steps();
        return !steps.isEmpty() && steps.get(steps.size() - 1) instanceof JsonPath.Each;
    }

    private static String name(PathNode node) {
        List<JsonPath.Step> steps = node.path().steps();
        return !steps.isEmpty() && steps.get(steps.size() - 1) instanceof JsonPath.Name last
                ? last.name()
                : "";
    }

    /** Returns whether what is here is a row. */
    boolean isRow() {
        return objectRows.length > 0 || elementRows.length > 0;
    }

    /** Returns the place of the member whose name was read last, or null if it is not read. */
    @Nullable Place member(JsonCursor json) {
        if (json.isEscaped()) {
            Escapes decoded = json.decoded();
            return members.find(decoded.array(), 0, decoded.length());
        }
        return members.find(json.array(), json.start(), json.end());
    }
}
