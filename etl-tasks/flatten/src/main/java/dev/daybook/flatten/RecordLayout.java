package dev.daybook.flatten;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What stood between the values of the objects at a place, as far as they were read: names, colons,
 * commas and braces. The objects of one source are mostly alike, so it is enough to compare these
 * bytes with those of the objects before, and to read the values alone. (Speculation on structure,
 * as in Li et al., Mison, PVLDB 10(10), 2017, and Bonetta and Brantner, FAD.js, PVLDB 10(12),
 * 2017.)
 *
 * <p>What is not known here is read in the usual way, and learnt. Not safe for use by several
 * threads.
 */
final class RecordLayout {
    /** A value at some names below the objects, or an object around such values. */
    static final class Node {
        /** What the plan knows of it; null where nobody reads it. */
        final @Nullable Place place;

        /** The object around it; null for the outermost one. */
        final @Nullable Node parent;

        private final int level;
        private final Map<String, Node> members = new HashMap<>();

        /** The longest first, for one may begin like another. */
        private Gap[] gaps = new Gap[0];

        /** The outermost object that had it last. */
        private long stamp;

        private Node(@Nullable Place place, @Nullable Node parent) {
            this.place = place;
            this.parent = parent;
            level = parent == null ? 0 : parent.level + 1;
        }

        /** Returns what follows this value in the text; null if it is nothing known. */
        @Nullable Gap next(JsonCursor json) throws IOException {
            while (gaps.length > 0 && json.limit() - json.position() < gaps[0].length) {
                if (!json.readOn()) {
                    break;
                }
            }
            for (Gap gap : gaps) {
                if (gap.isAt(json)) {
                    return gap;
                }
            }
            return null;
        }

        /** Returns whether a gap is what follows. */
        boolean isFollowedBy(Gap gap, JsonCursor json) throws IOException {
            return gap.isAt(json) && (!gap.isPrefix || next(json) == gap);
        }

        private void add(Gap added) {
            for (Gap gap : gaps) {
                gap.isPrefix |= added.startsWith(gap);
                added.isPrefix |= gap.startsWith(added);
            }
            Gap[] all = Arrays.copyOf(gaps, gaps.length + 1);
            all[gaps.length] = added;
            Arrays.sort(all, Comparator.comparingInt(gap -> -gap.length));
            gaps = all;
        }

        /** Returns whether an object here is no value but what is around values. */
        private boolean isLookedInto() {
            return place == null || (place.targets.length == 0 && place.element == null);
        }
    }

    /** The bytes between two values. */
    static final class Gap {
        /** The value that follows; the outermost object where that ends. */
        final Node to;

        /** How many objects are open then. */
        final int depth;

        /** The tables whose rows are objects that begin here. */
        final int[] rows;

        private final byte[] bytes;
        private final int length;

        /** The objects that begin here, and the value that follows. */
        private final Node[] begun;

        /** Whether another one after the same value begins like this. */
        private boolean isPrefix;

        private Gap(byte[] bytes, List<Node> begun, Node to) {
            this.bytes = Arrays.copyOf(bytes, bytes.length + JsonCursor.PADDING);
            length = bytes.length;
            this.to = to;
            this.begun = begun.toArray(new Node[0]);
            depth = to.level;
            rows =
                    begun.stream()
                            .filter(node -> node != to)
                            .map(node -> node.place)
                            .flatMapToInt(
                                    it -> it == null ? IntStream.of() : IntStream.of(it.objectRows))
                            .toArray();
        }

        int length() {
            return length;
        }

        /** Returns whether a cursor stands at these bytes and holds them. */
        private boolean isAt(JsonCursor json) {
            return json.isAt(bytes, length);
        }

        private boolean startsWith(Gap other) {
            return other.length <= length
                    && Arrays.equals(bytes, 0, other.length, other.bytes, 0, other.length);
        }

        private boolean isOf(byte[] other) {
            return Arrays.equals(bytes, 0, length, other, 0, other.length);
        }

        /**
         * Marks what begins here; returns false if some of it was in the outermost object before.
         */
        boolean begin(long object) {
            for (Node node : begun) {
                if (node.stamp == object) {
                    return false;
                }
            }
            for (Node node : begun) {
                node.stamp = object;
            }
            return true;
        }
    }

    /** What may follow a value; with more than that there is no layout. */
    private static final int MOST_GAPS = 8;

    private static final int MOST_NODES = 1000;

    /** The most bytes between two values, so that white space and names take no memory. */
    private static final int LONGEST_GAP = 1024;

    /** The most bytes of an object that is learnt. */
    private static final int LARGEST = 1 << 20;

    /** An object that is learnt costs about what so many known ones save. */
    private static final int MISS = 16;

    /** Whether objects are mostly as known. */
    final Credit credit = new Credit(MISS);

    private final Node root;
    private int nodes;

    RecordLayout(Place place) {
        root = new Node(place, null);
    }

    /** Returns the outermost object. */
    Node root() {
        return root;
    }

    /** Makes the places of the members that an object has had known to whom reads it on. */
    static void mark(Node open, long object, long newStamp) {
        for (Node member : open.members.values()) {
            if (member.stamp == object && member.place != null) {
                member.place.stamp = newStamp;
            }
        }
    }

    /** Learns from an object that was not as known, sound JSON in part of an array. */
    void learn(byte[] array, int start, int end) throws IOException {
        if (end - start <= LARGEST) {
            credit.miss();
            byte[] object = new byte[end - start + JsonCursor.PADDING];
            System.arraycopy(array, start, object, 0, end - start);
            new Learning(object).object(root);
        }
    }

    /** The way through one object. */
    private final class Learning {
        private final byte[] object;
        private final JsonCursor json = new JsonCursor();
        private final List<Node> begun = new ArrayList<>();
        private final Set<Node> seen = new HashSet<>();
        private Node last = root;
        private int lastEnd;

        Learning(byte[] object) {
            this.object = object;
            json.open(object, object.length - JsonCursor.PADDING, 0, 0);
        }

        /** Learns an object; returns false where it is of no use to go on. */
        boolean object(Node node) throws IOException {
            json.peek();
            for (boolean more = json.beginObject(); more; more = json.nextMember()) {
                boolean isLong = json.end() - lastEnd > LONGEST_GAP;
                if (isLong || json.isEscaped() || nodes == MOST_NODES) {
                    return false;
                }
                Node member = member(node);
                begun.add(member);
                // A name that stands twice is no layout.
                if (!seen.add(member) || !value(member)) {
                    return false;
                }
            }
            if (node == root) {
                follow(root);
            }
            return true;
        }

        private Node member(Node node) {
            String name =
                    new String(
                            object,
                            json.start(),
                            json.end() - json.start(),
                            StandardCharsets.UTF_8);
            Place place = node.place == null ? null : node.place.member(json);
            return node.members.computeIfAbsent(
                    name,
                    key -> {
                        nodes++;
                        return new Node(place, node);
                    });
        }

        private boolean value(Node member) throws IOException {
            if (json.peek() == '{' && member.isLookedInto()) {
                return object(member);
            }
            follow(member);
            json.skip();
            last = member;
            lastEnd = json.position();
            return true;
        }

        private void follow(Node to) {
            byte[] bytes = Arrays.copyOfRange(object, lastEnd, json.position());
            if (bytes.length > LONGEST_GAP) {
                begun.clear();
                return;
            }
            boolean isKnown = Stream.of(last.gaps).anyMatch(gap -> gap.isOf(bytes));
            if (!isKnown && last.gaps.length < MOST_GAPS) {
                last.add(new Gap(bytes, begun, to));
            }
            begun.clear();
        }
    }
}
