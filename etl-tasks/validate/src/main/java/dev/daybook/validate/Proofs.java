package dev.daybook.validate;

import dev.daybook.contract.Contract;
import dev.daybook.contract.Table;
import dev.daybook.partition.Partition;
import dev.daybook.partition.SpillFolder;
import dev.daybook.validate.cells.DistinctTest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.function.Supplier;

/**
 * What reading the files proves.
 *
 * @param tables by name; none where DuckDB measures everything
 */
record Proofs(Map<String, TableProof> tables) {
    /** Nothing is proved. */
    static final Proofs NONE = new Proofs(Map.of());

    /** Of 25 million values the first 400,000 are in memory, and the others part by part. */
    private static final int MOST_SLOTS = 1 << 19;

    /** Copies the map. */
    Proofs {
        tables = Map.copyOf(tables);
    }

    /**
     * Makes the tests of a plan's checks, before any table is read.
     *
     * @param folder takes what tests can't hold in memory; open until the last question
     */
    static Proofs of(CheckPlan plan, Contract contract, Partition partition, SpillFolder folder) {
        KeySets keys = KeySets.of(contract, partition);
        int slots = slots(plan);
        Supplier<DistinctTest> distinct = () -> new DistinctTest(slots, folder);
        Map<String, TableProof> tables = new LinkedHashMap<>();
        for (Table table : contract.tables()) {
            tables.put(
                    table.name(),
                    new TableProof(table, plan.checksOf(table.name()), keys, distinct));
        }
        return new Proofs(tables);
    }

    /** All checks that remember values share a quarter of the heap. */
    private static int slots(CheckPlan plan) {
        int checks =
                plan.ofKind(Check.Kind.UNIQUE).size()
                        + plan.ofKind(Check.Kind.DUPLICATE_VALUES).size();
        long slots = Runtime.getRuntime().maxMemory() / 4 / Long.BYTES / Math.max(1, checks);
        return (int) Long.highestOneBit(Math.min(MOST_SLOTS, slots));
    }

    /** Returns the tests of a table. */
    TableProof table(String name) {
        return Objects.requireNonNull(tables.get(name), name);
    }

    /** Returns the rows of a table, where they are known. */
    OptionalLong rows(String name) {
        TableProof table = tables.get(name);
        return table != null && table.rows().isRegular()
                ? OptionalLong.of(table.rows().rows())
                : OptionalLong.empty();
    }

    /** Returns how many rows a check finds at fault, where that is known. */
    OptionalLong atFault(Check check) {
        TableProof table = tables.get(check.table());
        return table == null ? OptionalLong.empty() : table.atFault(check, tables);
    }
}
