package dev.daybook.cli.erd;

import dev.daybook.contract.Contract;
import dev.daybook.contract.Table;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * Which tables stand above one another: a layer for each rank, ordered so that neighbours in
 * adjacent layers are near each other (the barycentre method of Sugiyama, Tagawa and Toda, 1981).
 */
final class Layers {
    private static final int SWEEPS = 4;

    private final Ranks ranks;
    private final List<Relation> relations;
    private final List<List<Slot>> slots = new ArrayList<>();

    private Layers(Contract contract) {
        ranks = new Ranks(contract);
        relations = Relation.of(contract);
    }

    /** Returns the layers from left to right, each from top to bottom. */
    static List<List<Slot>> of(Contract contract) {
        Layers layers = new Layers(contract);
        layers.fill();
        for (int sweep = 0; sweep < SWEEPS; sweep++) {
            layers.sweep();
        }
        return layers.slots;
    }

    /** A line that passes a layer gets a lane there, one for all lines to the same table. */
    private void fill() {
        for (List<Table> layer : ranks.layers()) {
            List<Slot> tables = new ArrayList<>();
            layer.forEach(table -> tables.add(new Slot(table, false)));
            slots.add(tables);
        }
        for (Relation relation : relations) {
            int last = ranks.rank(relation.child());
            for (int rank = ranks.rank(relation.parent()) + 1; rank < last; rank++) {
                Slot lane = new Slot(relation.parent(), true);
                if (!slots.get(rank).contains(lane)) {
                    slots.get(rank).add(0, lane);
                }
            }
        }
    }

    private void sweep() {
        for (int rank = 1; rank < slots.size(); rank++) {
            order(rank, rank - 1);
        }
        for (int rank = slots.size() - 2; rank >= 0; rank--) {
            order(rank, rank + 1);
        }
    }

    private void order(int rank, int fixed) {
        Map<Slot, Double> centres = new LinkedHashMap<>();
        List<Slot> layer = slots.get(rank);
        for (Slot slot : layer) {
            ToDoubleFunction<Slot> place = other -> slots.get(fixed).indexOf(other);
            double own = layer.indexOf(slot);
            centres.put(
                    slot,
                    slots.get(fixed).stream()
                            .filter(other -> rank > fixed ? leads(slot, other) : leads(other, slot))
                            .mapToDouble(place)
                            .average()
                            .orElse(own));
        }
        layer.sort(Comparator.comparing(centres::get));
    }

    /** Returns whether a line leads from a slot to one in the layer left of it. */
    private boolean leads(Slot from, Slot to) {
        if (from.isLane()) {
            return from.table().equals(to.table());
        }
        return relations.stream()
                .filter(relation -> relation.child().equals(from.table()))
                .anyMatch(relation -> relation.parent().equals(to.table()));
    }
}
