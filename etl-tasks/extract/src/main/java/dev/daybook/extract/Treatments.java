package dev.daybook.extract;

import dev.daybook.contract.PathNode;
import dev.daybook.contract.Plan;
import dev.daybook.contract.Protection;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a filter does to the values at the places of a plan before they are stored.
 *
 * @param above the places that hold one of those that are treated
 * @param settled the paths whose values already are as the archive states them; left as they are
 */
record Treatments(Map<PathNode, Treatment> byPlace, Set<PathNode> above, Set<String> settled) {

    /**
     * What is done to one value.
     *
     * @param digest makes what stands in its place; nothing where that is null
     */
    record Treatment(Optional<FieldDigest> digest) {}

    /** Copies the collections. */
    Treatments {
        byPlace = Map.copyOf(byPlace);
        above = Set.copyOf(above);
        settled = Set.copyOf(settled);
    }

    /** Returns the protections that a plan asks for, those at settled paths left out. */
    static List<Protection> asked(Plan plan, Set<String> settled) {
        List<Protection> asked = new ArrayList<>();
        for (PathNode place : touched(plan.root(), settled)) {
            place.protection().ifPresent(asked::add);
        }
        return asked;
    }

    /** Returns all that a plan asks for, settled paths left out. */
    static Treatments of(Plan plan, ProtectionKeys keys, Set<String> settled) {
        Map<String, FieldDigest> digests = new HashMap<>();
        Map<PathNode, Treatment> treatments = new LinkedHashMap<>();
        for (PathNode place : touched(plan.root(), settled)) {
            Optional<Protection> keyed =
                    place.protection()
                            .filter(p -> p.method() != Protection.Method.DROP)
                            .filter(p -> !place.isExcluded());
            Optional<FieldDigest> digest =
                    keyed.map(
                            protection ->
                                    digests.computeIfAbsent(
                                            protection.fingerprint(),
                                            text -> keys.digest(protection)));
            treatments.put(place, new Treatment(digest));
        }
        Set<PathNode> above = new HashSet<>();
        collectAbove(plan.root(), treatments.keySet(), above);
        return new Treatments(treatments, above, settled);
    }

    private static boolean collectAbove(
            PathNode place, Set<PathNode> treated, Set<PathNode> above) {
        boolean holds = false;
        for (PathNode member : place.members()) {
            holds |= collectAbove(member, treated, above);
        }
        PathNode element = place.element();
        holds |= element != null && collectAbove(element, treated, above);
        if (holds) {
            above.add(place);
        }
        return holds || treated.contains(place);
    }

    private static List<PathNode> touched(PathNode place, Set<String> settled) {
        List<PathNode> touched = new ArrayList<>();
        boolean asks = place.isExcluded() || place.protection().isPresent();
        if (asks && !settled.contains(place.path().toString())) {
            touched.add(place);
        }
        for (PathNode member : place.members()) {
            touched.addAll(touched(member, settled));
        }
        PathNode element = place.element();
        if (element != null) {
            touched.addAll(touched(element, settled));
        }
        return touched;
    }

    /** Returns whether a place below this one is treated. */
    boolean isAbove(PathNode place) {
        return above.contains(place);
    }

    /** Returns what is done to the value at a place, or null where it is kept as received. */
    @Nullable Treatment at(PathNode place) {
        return byPlace.get(place);
    }
}
