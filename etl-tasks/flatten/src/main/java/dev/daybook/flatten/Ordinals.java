package dev.daybook.flatten;

import dev.daybook.contract.Contract;
import dev.daybook.contract.JsonPath;
import dev.daybook.contract.Plan;
import dev.daybook.problem.EtlException;
import dev.daybook.problem.ExitCode;
import java.util.List;

/**
 * The ordinals of a partition, one-based: what was counted in the batches before gives the first of
 * the next one.
 *
 * <p>A source of ordinals is an anchor, or, after all anchors, a table whose rows are distinct.
 */
final class Ordinals {
    private final List<JsonPath> anchors;
    private final long highest;
    private final long[] before;
    private final long[][] distinct;

    Ordinals(Plan plan) {
        anchors = plan.anchors();
        highest = highest(plan.contract());
        before = new long[anchors.size()];
        distinct = new long[plan.tables().size()][0];
    }

    private static long highest(Contract contract) {
        long highest = 1;
        for (int i = 0; i < contract.keyDigits(); i++) {
            highest *= 10;
        }
        return highest - 1;
    }

    /**
     * Proves that keys have digits for all elements of the next batch.
     *
     * @throws EtlException with exit code 78 if they have not
     */
    void require(Batch batch) {
        for (int i = 0; i < before.length; i++) {
            if (before[i] + batch.elements[i] > highest) {
                throw new EtlException(
                        ExitCode.CONFIGURATION,
                        "there are more than "
                                + highest
                                + " elements at "
                                + anchors.get(i)
                                + "; raise 'etlKeyDigits' and the major version of the contract");
            }
        }
    }

    /** Returns the array for the ordinals of the occurrences in a distinct table. */
    long[] ofOccurrences(int table, int size) {
        if (distinct[table].length < size) {
            distinct[table] = new long[Math.max(size, 2 * distinct[table].length)];
        }
        return distinct[table];
    }

    /** Returns an ordinal of the next batch by its source and its number there. */
    long of(int source, int number) {
        return source < before.length
                ? before[source] + number
                : distinct[source - before.length][number];
    }

    /** Goes on behind a batch. */
    void pass(Batch batch) {
        for (int i = 0; i < before.length; i++) {
            before[i] += batch.elements[i];
        }
    }

    /** Returns how many elements an anchor has had. */
    long count(int anchor) {
        return before[anchor];
    }
}
