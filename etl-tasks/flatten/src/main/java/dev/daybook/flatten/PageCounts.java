package dev.daybook.flatten;

import dev.daybook.contract.Plan;
import dev.daybook.contract.PlannedTable;
import dev.daybook.partition.Archive;
import dev.daybook.problem.EtlException;
import dev.daybook.problem.ExitCode;
import java.util.Arrays;
import java.util.List;

/** Counts the elements and rows of a page, to be compared with what extract has counted. */
final class PageCounts {
    private final Plan plan;
    private final long[] elements;
    private final long[] received;

    PageCounts(Plan plan) {
        this.plan = plan;
        elements = new long[plan.anchors().size()];
        received = new long[plan.tables().size()];
    }

    void element(int anchor) {
        elements[anchor]++;
    }

    void received(int table) {
        received[table]++;
    }

    /**
     * Compares the counts of a page with extract's and starts anew.
     *
     * @throws EtlException with exit code 65 if they differ, 66 if extract counted other paths
     */
    void compare(Archive.Page page) {
        for (PlannedTable table : plan.tables()) {
            Archive.RowCount expected = expected(page, table);
            long foundElements = elements[table.anchor()];
            long foundRows = received[table.index()];
            if (expected.elements() != foundElements || expected.received() != foundRows) {
                throw new EtlException(
                        ExitCode.DATA_REJECTED,
                        "the ledger of page "
                                + page.number()
                                + " does not balance at "
                                + expected.rowPath()
                                + ": extract counted "
                                + expected.elements()
                                + " elements and "
                                + expected.received()
                                + " rows, flatten "
                                + foundElements
                                + " and "
                                + foundRows
                                + "; nothing is written");
            }
        }
        Arrays.fill(elements, 0);
        Arrays.fill(received, 0);
    }

    private static Archive.RowCount expected(Archive.Page page, PlannedTable table) {
        String rowPath = table.table().rowPath().toString();
        List<Archive.RowCount> counts = page.counts();
        return counts.stream()
                .filter(count -> count.rowPath().equals(rowPath))
                .findFirst()
                .orElse(new Archive.RowCount(rowPath, -1, -1));
    }
}
