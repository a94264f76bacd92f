package dev.daybook.flatten;

import dev.daybook.contract.Plan;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;

/** Turns JSON into batches of rows. Not safe for use by several threads: each has its own. */
final class Flattener {
    private static final int BUFFER = 1 << 18;

    private final JsonCursor json = new JsonCursor();
    private final Page.Buffers buffers = new Page.Buffers();
    private final Pointers pointers = new Pointers();
    private final List<PendingTable> tables;
    private final Mismatches mismatches;
    private final RecordReader reader;
    private final BatchWriter writer;

    Flattener(Plan plan, Constants constants, LocalDate date) {
        tables = PendingTable.of(plan.tables());
        int[] elements = new int[plan.anchors().size()];
        mismatches = new Mismatches(plan.contract(), pointers);
        writer = new BatchWriter(plan, json, tables, constants, elements);
        reader = new RecordReader(plan, tables, mismatches, date, json, elements, writer);
    }

    /**
     * Reads a page at once into one batch.
     *
     * @throws MalformedJson if the page is not JSON
     */
    Batch page(int number, Page page, Batch batch) throws IOException {
        begin(number, batch, full -> full);
        int length = page.readAll(buffers);
        json.open(buffers.content(), length, 0, 0);
        reader.readPage();
        return end(true);
    }

    /**
     * Reads a page into as many batches as it needs.
     *
     * @param overflow takes a batch when it is large, and returns the one to go on with
     * @return the last batch
     * @throws MalformedJson if the page is not JSON
     */
    Batch page(int number, Page page, Batch first, BatchWriter.Overflow overflow)
            throws IOException {
        begin(number, first, full -> next(overflow, full));
        json.open(page, BUFFER);
        reader.readPage();
        page.prove();
        return end(true);
    }

    private Batch next(BatchWriter.Overflow overflow, Batch full) throws IOException {
        end(false);
        Batch next = overflow.take(full);
        next.page = full.page;
        return next;
    }

    /**
     * Reads what a page holds beside its records, and cuts its lists of records into pieces.
     *
     * @param length of a piece at least, in bytes
     * @return a batch without rows, which ends the page
     * @throws MalformedJson if the page is not JSON
     */
    Batch split(int number, Page page, Batch rest, int length, Splitter.Target target)
            throws IOException {
        begin(number, rest, full -> full);
        json.open(page, 2 * length + JsonCursor.PADDING);
        reader.readPage(new Splitter(json, length, target)::split);
        page.prove();
        return end(true);
    }

    /**
     * Reads a piece of a page.
     *
     * @return the batch that has taken its rows
     * @throws MalformedJson if the piece is no list of records
     */
    Batch piece(int page, Piece piece, Batch batch) throws IOException {
        begin(page, batch, full -> full);
        json.open(piece.bytes, piece.length, piece.origin, piece.depth);
        reader.readRecords(piece.path, piece.first);
        return end(false);
    }

    private void begin(int page, Batch batch, BatchWriter.Overflow overflow) {
        pointers.setPage(page);
        batch.page = page;
        writer.begin(batch, overflow);
    }

    /** Gives the batch what was counted on the way. */
    private Batch end(boolean endsPage) {
        Batch batch = writer.batch();
        reader.takeElements(batch.elements);
        mismatches.takeNulled(batch.nulled);
        tables.forEach(table -> table.takeConverted(batch.tables.get(table.planned.index())));
        batch.endsPage = endsPage;
        return batch;
    }
}
