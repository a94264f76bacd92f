package dev.daybook.flatten;

import dev.daybook.contract.Column;
import dev.daybook.contract.Table;
import dev.daybook.partition.FileEntry;
import dev.daybook.table.ByteBuilder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Collectors;

/** The CSV file of a table and what was counted of its rows. */
final class TableFile implements AutoCloseable {
    private final OutputFile file;
    private final long[] converted;
    private long received;
    private long loaded;
    private long quarantined;

    TableFile(Table table, Path folder) throws IOException {
        file = new OutputFile(folder.resolve(table.name() + ".csv"));
        converted = new long[table.columns().size()];
        ByteBuilder header = new ByteBuilder(1024);
        header.appendAscii(
                table.columns().stream().map(Column::name).collect(Collectors.joining(",")));
        header.append('\n');
        file.write(header, 0);
    }

    /** Writes the lines of a batch, whose gaps are filled. */
    void write(TableBatch rows) throws IOException {
        file.write(rows.lines, rows.written);
        loaded += rows.written;
        count(rows);
    }

    /** Writes the lines of a batch that have gaps, and are not counted before they are final. */
    void writeOpen(TableBatch rows) throws IOException {
        file.writeOpen(rows.lines);
        count(rows);
    }

    private void count(TableBatch rows) {
        received += rows.received;
        quarantined += rows.quarantined;
        for (int i = 0; i < converted.length; i++) {
            converted[i] += rows.converted[i];
        }
    }

    /** Goes back to the first lines that have gaps, to write them again. */
    void rewind() throws IOException {
        file.rewind();
    }

    /** Reads the next lines that have gaps. */
    void readOpen(ByteBuilder lines, int length) throws IOException {
        file.readOpen(lines, length);
    }

    long received() {
        return received;
    }

    long loaded() {
        return loaded;
    }

    long quarantined() {
        return quarantined;
    }

    /** Returns how many values of a column were converted from another type. */
    long converted(int column) {
        return converted[column];
    }

    FileEntry finish() throws IOException {
        return file.finish();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
