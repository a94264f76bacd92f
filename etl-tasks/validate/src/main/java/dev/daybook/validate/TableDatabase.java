package dev.daybook.validate;

import dev.daybook.contract.Table;
import java.util.List;
import java.util.Optional;

/** The tables as DuckDB sees them. DuckDB is started when it is first asked for something. */
final class TableDatabase implements AutoCloseable {
    private final DuckDb.Limits limits;
    private final List<TableFile> files;
    private Optional<DuckDb> opened = Optional.empty();

    TableDatabase(DuckDb.Limits limits, List<TableFile> files) {
        this.limits = limits;
        this.files = List.copyOf(files);
    }

    /** Returns the tables, in the order of the contract. */
    List<Table> tables() {
        return files.stream().map(TableFile::table).toList();
    }

    /**
     * Returns the database in which the views of the tables are.
     *
     * @throws dev.daybook.problem.EtlException if DuckDB does not take its limits
     */
    DuckDb opened() {
        if (opened.isEmpty()) {
            DuckDb db = DuckDb.open(limits);
            opened = Optional.of(db);
            db.execute(CsvView.schema());
            for (TableFile file : files) {
                db.execute(CsvView.text(file));
                db.execute(CsvView.typed(file.table()));
            }
        }
        return opened.get();
    }

    @Override
    public void close() {
        opened.ifPresent(DuckDb::close);
    }
}
