package dev.daybook.flatten;

import dev.daybook.contract.Column;
import dev.daybook.contract.Expression;
import dev.daybook.partition.FileEntry;
import dev.daybook.partition.LedgerEntry;
import dev.daybook.table.ByteBuilder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** The CSV file of a table and its line of the ledger. */
final class TableFile implements AutoCloseable {
    private final PendingTable table;
    private final Decision decision;
    private final Constants constants;
    private final OutputFile file;
    private final ByteBuilder line = new ByteBuilder(1024);
    private long received;
    private long loaded;
    private long quarantined;
    private long deduplicated;
    private long conflicting;

    TableFile(PendingTable table, Decision decision, Constants constants, Path folder)
            throws IOException {
        this.table = table;
        this.decision = decision;
        this.constants = constants;
        file = new OutputFile(folder.resolve(table.name() + ".csv"));
        List<Column> columns = table.planned.table().columns();
        line.appendAscii(columns.stream().map(Column::name).collect(Collectors.joining(",")));
        line.append('\n');
        file.writeHeader(line);
    }

    void write(Row row) throws IOException {
        line.truncate(0);
        for (int i = 0; i < table.columns.length; i++) {
            if (i > 0) {
                line.append(',');
            }
            cell(row, i);
        }
        line.append('\n');
        file.writeRow(line);
        loaded++;
    }

    private void cell(Row row, int index) {
        Column column = table.columns[index];
        if (!(column.expression() instanceof Expression.Function function)
                || function == Expression.Function.VALUE) {
            if (!row.isNull(index)) {
                line.append(table.cells, row.start(index), row.length(index));
            }
            return;
        }
        switch (function) {
            case KEY -> key(row, index);
            case PARTITION_DATE -> constants.appendPartitionDate(line);
            case EXTRACTED_AT -> constants.appendExtractedAt(line);
            case LIST_INDEX -> line.appendNumber(row.listIndex());
            case VALUE -> throw new IllegalStateException("written as a cell");
        }
    }

    private void key(Row row, int index) {
        if (!Decision.isReference(table.columns[index])) {
            constants.appendKey(row.keyOrdinal, line);
            return;
        }
        Row target = decision.target(table, row, index);
        if (target.isPresent) {
            constants.appendKey(target.keyOrdinal, line);
        }
    }

    void countReceived() {
        received++;
    }

    void countQuarantined() {
        quarantined++;
    }

    void countDeduplicated(boolean isConflicting) {
        deduplicated++;
        conflicting += isConflicting ? 1 : 0;
    }

    LedgerEntry ledgerEntry(long elements) {
        return new LedgerEntry(
                table.name(), elements, received, loaded, quarantined, deduplicated, conflicting);
    }

    FileEntry finish() throws IOException {
        return file.finish();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
