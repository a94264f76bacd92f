package dev.daybook.flatten;

import dev.daybook.partition.Archive;
import dev.daybook.partition.StageFolder;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedDeque;

/**
 * Reads pages on one thread or several, and writes what they hold in their order. Small pages are
 * read whole, each by one thread; a large one is cut into pieces.
 */
final class PageReading implements AutoCloseable {
    /**
     * How much is read at once.
     *
     * @param page a page of more bytes is cut: all its rows wait for those before
     * @param piece the bytes of a piece at least
     */
    record Sizes(long page, int piece) {
        private static final long LARGEST_PAGE = 1 << 23;
        private static final int PIECE = 1 << 18;

        /** What waits for its turn takes less than the heap by about this factor. */
        private static final int SHARE = 32;

        /** Returns sizes for this heap. */
        static Sizes of(int threads) {
            long share = Runtime.getRuntime().maxMemory() / SHARE / threads;
            return new Sizes(Math.min(LARGEST_PAGE, share), PIECE);
        }
    }

    /** After so many bytes of lines what makes them is compiled. */
    private static final long WARM = 1 << 24;

    private final StageFolder extract;
    private final Tables tables;
    private final Flattening flattening;
    private final ConcurrentLinkedDeque<Flattener> flatteners = new ConcurrentLinkedDeque<>();
    private final ConcurrentLinkedDeque<Batch> batches = new ConcurrentLinkedDeque<>();

    /** Of pieces that have been read. */
    private final ConcurrentLinkedDeque<byte[]> arrays = new ConcurrentLinkedDeque<>();

    private final InOrder<Batch> work;
    private final Sizes sizes;
    private long written;

    /** Of the last batch, by table: others are much alike and need not grow step by step. */
    private volatile Optional<int[]> lengths = Optional.empty();

    private volatile boolean isWarm;

    /**
     * Starts the threads.
     *
     * @param flattening has at least two threads
     */
    PageReading(StageFolder extract, Tables tables, Flattening flattening, Sizes sizes) {
        this.extract = extract;
        this.tables = tables;
        this.flattening = flattening;
        work = new InOrder<>(flattening.threads(), this::write);
        this.sizes = sizes;
    }

    /** Reads pages to their end. */
    void read(List<Archive.Page> pages) throws IOException {
        // A page that is cut takes one more.
        int most = flattening.threads() + (pages.stream().anyMatch(this::isCut) ? 1 : 0);
        for (int i = 0; i < most; i++) {
            flatteners.add(flattening.newFlattener());
        }
        for (Archive.Page page : pages) {
            if (isCut(page)) {
                split(page);
            } else {
                work.add(() -> whole(page));
            }
        }
        work.finish();
    }

    private boolean isCut(Archive.Page page) {
        return page.contentBytes() > sizes.page();
    }

    private Batch whole(Archive.Page archived) throws IOException {
        Flattener flattener = flattener();
        try (Page page = Page.open(extract, archived)) {
            Batch batch = flattener.page(archived.number(), page, batch());
            giveBack(flattener);
            return batch;
        } catch (MalformedJson e) {
            throw Page.notJson(extract, archived, e);
        }
    }

    private void split(Archive.Page archived) throws IOException {
        Flattener flattener = flattener();
        int number = archived.number();
        try (Page page = Page.open(extract, archived)) {
            Batch rest =
                    flattener.split(number, page, batch(), sizes.piece(), new Pieces(archived));
            work.add(() -> rest);
            giveBack(flattener);
        } catch (MalformedJson e) {
            // What is wrong in a piece before comes first.
            work.finish();
            throw Page.notJson(extract, archived, e);
        }
    }

    /** Has the pieces of a page flattened. */
    private final class Pieces implements Splitter.Target {
        private final Archive.Page archived;

        Pieces(Archive.Page archived) {
            this.archived = archived;
        }

        @Override
        public byte[] array() {
            byte[] array = arrays.poll();
            return array == null ? new byte[0] : array;
        }

        @Override
        public void take(Piece piece) throws IOException {
            work.add(() -> piece(archived, piece));
        }
    }

    private Batch piece(Archive.Page archived, Piece piece) throws IOException {
        Flattener flattener = flattener();
        try {
            Batch batch = flattener.piece(archived.number(), piece, batch());
            giveBack(flattener);
            arrays.push(piece.bytes);
            return batch;
        } catch (MalformedJson e) {
            throw Page.notJson(extract, archived, e);
        }
    }

    private void write(Batch batch) throws IOException {
        tables.write(batch);
        if (!isWarm) {
            written += batch.bytes();
            if (written >= WARM) {
                isWarm = true;
                work.useAllThreads();
            }
        }
        lengths = Optional.of(batch.lengths());
        batch.clear();
        batches.push(batch);
    }

    private Flattener flattener() {
        Flattener flattener = flatteners.poll();
        return flattener == null ? flattening.newFlattener() : flattener;
    }

    /**
     * Takes a flattener for the next page or piece. At first all have their turn: whatever meets
     * the first record when the code is compiled already has it compiled again, for all threads.
     */
    private void giveBack(Flattener flattener) {
        if (isWarm) {
            // Its memory is still in a cache of the processor.
            flatteners.push(flattener);
        } else {
            flatteners.add(flattener);
        }
    }

    private Batch batch() {
        Batch batch = batches.poll();
        if (batch != null) {
            return batch;
        }
        return lengths.map(flattening::newBatch).orElseGet(flattening::newBatch);
    }

    @Override
    public void close() {
        work.close();
    }
}
