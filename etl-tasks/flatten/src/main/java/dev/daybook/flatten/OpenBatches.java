package dev.daybook.flatten;

import dev.daybook.contract.Plan;
import dev.daybook.contract.PlannedTable;
import dev.daybook.partition.SpillFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/**
 * The batches from the first on in which an occurrence in a distinct table waits. The lines that
 * depend on it stand in their files already, with gaps that are open and with lines that may have
 * to go; where is noted here. When all is decided, they are read back batch by batch and written
 * again over what was there.
 */
final class OpenBatches {
    private final Plan plan;
    private final List<TableFile> files;
    private final DistinctTables distinct;
    private final Ordinals ordinals;
    private final int digits;
    private final SpillFile notes;
    private final int[] concerned;

    /** For each distinct table, which of the occurrences that waited are loaded. */
    private final List<BitSet> loaded = new ArrayList<>();

    OpenBatches(Plan plan, List<TableFile> files, DistinctTables distinct, Ordinals ordinals)
            throws IOException {
        this.plan = plan;
        this.files = files;
        this.distinct = distinct;
        this.ordinals = ordinals;
        notes = distinct.newFile();
        digits = plan.contract().keyDigits();
        concerned =
                plan.tables().stream()
                        .filter(this::isConcerned)
                        .mapToInt(PlannedTable::index)
                        .toArray();
        files.forEach(file -> loaded.add(new BitSet()));
    }

    private boolean isConcerned(PlannedTable table) {
        return table.table().isDistinct()
                || table.references().stream()
                        .map(reference -> plan.tables().get(reference.table()))
                        .anyMatch(target -> target.table().isDistinct());
    }

    /** Returns whether the lines of a table hold ordinals of distinct rows. */
    boolean concerns(int table) {
        return Arrays.binarySearch(concerned, table) >= 0;
    }

    /** Writes the lines of a batch in the tables concerned. */
    void add(Batch batch) throws IOException {
        for (int i : concerned) {
            if (isDistinct(i)) {
                notes.writeNumber(distinct.waiting(i));
            }
        }
        for (int i : concerned) {
            TableBatch rows = batch.tables.get(i);
            rows.fillKnown(ordinals, digits);
            if (isDistinct(i)) {
                rows.dropLines();
            }
            files.get(i).writeOpen(rows);
            notes.writeNumber(rows.lines.length());
            notes.writeNumber(rows.written);
            rows.noteGaps(notes);
            if (isDistinct(i)) {
                noteLines(rows.occurrences, ordinals.ofOccurrences(i, 0));
            }
        }
    }

    private boolean isDistinct(int table) {
        return plan.tables().get(table).table().isDistinct();
    }

    /**
     * Of each line of a distinct table that may have to go: the bytes that stay before it and one
     * more, its length, and which of the occurrences that wait is its own. Then zero.
     */
    private void noteLines(Occurrences occurrences, long[] known) throws IOException {
        int staying = 0;
        for (int i = 0; i < occurrences.size(); i++) {
            if (occurrences.hasLine(i)) {
                int length = occurrences.end(i) - occurrences.start(i);
                if (known[i] < 0) {
                    notes.writeNumber(staying + 1);
                    notes.writeNumber(length);
                    notes.writeNumber(~known[i]);
                    staying = 0;
                } else {
                    staying += length;
                }
            }
        }
        notes.writeNumber(0);
    }

    /** Writes all lines again, after the last batch. */
    void writeAgain() throws IOException {
        List<Optional<SpillFile>> outcomes = distinct.settle();
        for (int i : concerned) {
            files.get(i).rewind();
        }
        notes.rewind();
        Batch batch = new Batch(plan);
        while (notes.hasNext()) {
            for (int i : concerned) {
                if (isDistinct(i)) {
                    readOutcomes(i, outcomes.get(i).orElseThrow());
                }
            }
            for (int i : concerned) {
                TableBatch rows = batch.tables.get(i);
                read(i, rows);
                rows.fill(ordinals, digits);
                if (isDistinct(i)) {
                    dropLines(rows, loaded.get(i));
                }
                files.get(i).write(rows);
            }
            batch.clear();
        }
    }

    private void readOutcomes(int table, SpillFile outcomes) throws IOException {
        int count = (int) notes.readNumber();
        long[] known = ordinals.ofOccurrences(table, count);
        for (int i = 0; i < count; i++) {
            long outcome = outcomes.readNumber();
            known[i] = Outcome.ordinal(outcome);
            loaded.get(table).set(i, Outcome.isLoaded(outcome));
        }
    }

    private void read(int table, TableBatch rows) throws IOException {
        files.get(table).readOpen(rows.lines, (int) notes.readNumber());
        rows.written = notes.readNumber();
        rows.readGaps(notes);
    }

    /** Takes out the lines of a distinct table that do not stay. */
    private void dropLines(TableBatch rows, BitSet stays) throws IOException {
        int from = 0;
        int to = 0;
        for (int note = (int) notes.readNumber(); note > 0; note = (int) notes.readNumber()) {
            int line = from + note - 1;
            int end = line + (int) notes.readNumber();
            boolean isLoaded = stays.get((int) notes.readNumber());
            to = rows.move(from, isLoaded ? end : line, to);
            rows.written -= isLoaded ? 0 : 1;
            from = end;
        }
        rows.lines.truncate(rows.move(from, rows.lines.length(), to));
    }
}
