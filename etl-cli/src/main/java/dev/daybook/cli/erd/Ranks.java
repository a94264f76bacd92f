package dev.daybook.cli.erd;

import dev.daybook.contract.Contract;
import dev.daybook.contract.Table;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How far each table is from those that refer to nothing; a contract has no cycles. */
final class Ranks {
    private final Contract contract;
    private final Map<String, Integer> ranks = new LinkedHashMap<>();

    Ranks(Contract contract) {
        this.contract = contract;
        contract.tables().forEach(this::rank);
    }

    /** Returns 0 for a table without foreign keys, else one more than the furthest parent's. */
    int rank(Table table) {
        Integer known = ranks.get(table.name());
        if (known != null) {
            return known;
        }
        int rank = 0;
        for (Relation relation : Relation.of(contract, table)) {
            rank = Math.max(rank, rank(relation.parent()) + 1);
        }
        ranks.put(table.name(), rank);
        return rank;
    }

    /** Returns the tables so that each stands after all that it refers to. */
    List<Table> parentsFirst() {
        return contract.tables().stream().sorted(Comparator.comparingInt(this::rank)).toList();
    }

    /** Returns the tables of each rank, in the order of the contract. */
    List<List<Table>> layers() {
        List<List<Table>> layers = new ArrayList<>();
        for (Table table : parentsFirst()) {
            while (layers.size() <= rank(table)) {
                layers.add(new ArrayList<>());
            }
            layers.get(rank(table)).add(table);
        }
        return layers;
    }
}
