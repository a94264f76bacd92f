package dev.daybook.extract;

import dev.daybook.contract.Contract;
import dev.daybook.contract.JsonPath;
import dev.daybook.contract.PathNode;
import dev.daybook.contract.SensitiveNames;
import dev.daybook.problem.EtlException;
import dev.daybook.problem.ExitCode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.TokenStreamContext;

/**
 * The fields of one page that the contract does not name, counted by path, with the decision what
 * becomes of them. A source invents names as it likes, so everything here is bounded.
 */
final class UnknownFields {
    /** How many different paths are counted; the others are counted together. */
    static final int MOST_PATHS = 1000;

    /** Stands for the paths beyond the bound; sorts after every path. */
    static final String OTHER_PATHS = "(other paths)";

    private static final int LONGEST_PATH = 1000;
    private static final int MOST_REMEMBERED = 10_000;

    private final Contract.UnknownFields policy;
    private final Set<String> settled;
    private final Map<String, Field> byPath = new HashMap<>();
    private final Map<Place, Field> byPlace = new HashMap<>();
    private final Map<String, Boolean> sensitiveNames = new HashMap<>();
    private final Field others = new Field(false);

    /** A member of a place that the contract names. */
    private record Place(PathNode parent, String name) {}

    private static final class Field {
        private final boolean drops;
        private long count;

        Field(boolean drops) {
            this.drops = drops;
        }
    }

    /**
     * Starts to count.
     *
     * @param policy what becomes of a field whose name is harmless
     * @param settled paths whose values are kept as they are, whatever their names
     */
    UnknownFields(Contract.UnknownFields policy, Set<String> settled) {
        this.policy = policy;
        this.settled = settled;
    }

    /**
     * Counts a member that the contract does not name and returns whether it is dropped.
     *
     * @param parent the place it is a member of, or null where the contract does not name that
     * @param context of the parser, at the name of the member
     */
    boolean drops(@Nullable PathNode parent, String name, TokenStreamContext context) {
        Field field = parent == null ? field(name, context) : field(parent, name, context);
        field.count++;
        return field.drops;
    }

    /**
     * Returns whether a member is dropped that belongs to a value which is kept whole: only one
     * whose name looks sensitive, and that one is counted.
     */
    boolean dropsInside(String name, TokenStreamContext context) {
        return isSensitive(name) && drops(null, name, context);
    }

    private Field field(PathNode parent, String name, TokenStreamContext context) {
        Place place = new Place(parent, name);
        Field field = byPlace.get(place);
        if (field == null) {
            field = field(name, context);
            if (byPlace.size() < MOST_REMEMBERED) {
                byPlace.put(place, field);
            }
        }
        return field;
    }

    private Field field(String name, TokenStreamContext context) {
        String path = path(context);
        Field known = byPath.get(path);
        if (known != null) {
            return known;
        }
        boolean harmless = policy == Contract.UnknownFields.ARCHIVE && !isSensitive(name);
        boolean drops = !harmless && !settled.contains(path);
        if (byPath.size() < MOST_PATHS && path.length() <= LONGEST_PATH) {
            Field field = new Field(drops);
            byPath.put(path, field);
            return field;
        }
        if (drops) {
            throw tooMany();
        }
        return others;
    }

    /** What is dropped must be on record by its path, so it can't be counted with the others. */
    private static EtlException tooMany() {
        return new EtlException(
                ExitCode.DATA_REJECTED,
                "the answer has more than "
                        + MOST_PATHS
                        + " different fields that the contract does not name and that may not be"
                        + " stored, or one with a path of more than "
                        + LONGEST_PATH
                        + " characters; name the object that holds them in 'etlExcludedPaths'");
    }

    private boolean isSensitive(String name) {
        Boolean known = sensitiveNames.get(name);
        if (known != null) {
            return known;
        }
        boolean sensitive = SensitiveNames.find(name).isPresent();
        if (sensitiveNames.size() < MOST_REMEMBERED) {
            sensitiveNames.put(name, sensitive);
        }
        return sensitive;
    }

    private static String path(TokenStreamContext context) {
        Deque<JsonPath.Step> steps = new ArrayDeque<>();
        for (TokenStreamContext at = context; at != null && !at.inRoot(); at = at.getParent()) {
            steps.addFirst(
                    at.inArray() ? new JsonPath.Each() : new JsonPath.Name(at.currentName()));
        }
        return new JsonPath(new ArrayList<>(steps)).toString();
    }

    /** Returns how often each unknown field came, by path. */
    SortedMap<String, Long> counts() {
        SortedMap<String, Long> counts = new TreeMap<>();
        byPath.forEach((path, field) -> counts.put(path, field.count));
        if (others.count > 0) {
            counts.put(OTHER_PATHS, others.count);
        }
        return counts;
    }

    /** Returns the paths whose values were dropped. */
    SortedSet<String> dropped() {
        SortedSet<String> dropped = new TreeSet<>();
        byPath.forEach(
                (path, field) -> {
                    if (field.drops) {
                        dropped.add(path);
                    }
                });
        return dropped;
    }
}
