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

    /** The row path of each table, as extract writes it. */
    private final List<String> rowPaths;

    private final long[] elements;
    private final long[] received;

    PageCounts(Plan plan) {
        this.plan = plan;
        rowPaths = plan.tables().stream().map(it -> it.table().rowPath().toString()).toList();
        elements = new long[plan.anchors().size()];
        received = new long[plan.tables().size()];
    }

    /** Counts part of a page. */
    void add(Batch batch) {
        for (int i = 0; i < elements.length; i++) {
            elements[i] += batch.elements[i];
        }
        for (int i = 0; i < received.length; i++) {
            received[i] += batch.tables.get(i).received;
        }
    }

    /**
     * Compares the counts of a page with extract's and starts anew.
     *
     * @throws EtlException with exit code 65 if they differ, 66 if extract counted other paths
     */
    void compare(Archive.Page page) {
        for (PlannedTable table : plan.tables()) {
            Archive.RowCount expected = expected(page, rowPaths.get(table.index()));
            Archive.RowCount found =
                    new Archive.RowCount(
                            expected.rowPath(), elements[table.anchor()], received[table.index()]);
            if (expected.elements() != found.elements()
                    || expected.received() != found.received()) {
                throw unbalanced(page, expected, found);
            }
        }
        Arrays.fill(elements, 0);
        Arrays.fill(received, 0);
    }

    private static EtlException unbalanced(
            Archive.Page page, Archive.RowCount expected, Archive.RowCount found) {
        return new EtlException(
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
                        + found.elements()
                        + " and "
                        + found.received()
                        + "; nothing is written");
    }

    private static Archive.RowCount expected(Archive.Page page, String rowPath) {
        List<Archive.RowCount> counts = page.counts();
        return counts.stream()
                .filter(count -> count.rowPath().equals(rowPath))
                .findFirst()
                .orElseThrow(() -> uncounted(page, rowPath));
    }

    /** A table that came into the contract after the extraction. */
    private static EtlException uncounted(Archive.Page page, String rowPath) {
        return new EtlException(
                ExitCode.INPUT_INVALID,
                "extract has not counted the rows at "
                        + rowPath
                        + " in page "
                        + page.number()
                        + ", for its contract did not name them; run extract with --reprotect");
    }
}
