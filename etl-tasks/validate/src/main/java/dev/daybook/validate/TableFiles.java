package dev.daybook.validate;

import dev.daybook.contract.Table;
import dev.daybook.partition.StageFolder;
import dev.daybook.task.ParallelWork;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;

/** Reads the files of all tables, several at a time. */
final class TableFiles {
    private TableFiles() {}

    /**
     * Reads each file once.
     *
     * @param proofs see the rows
     * @return the files in the order of the tables
     * @throws dev.daybook.problem.EtlException with exit code 66 if one is not as it should be
     */
    static List<TableFile> read(StageFolder flatten, List<Table> tables, Proofs proofs, int threads)
            throws IOException {
        // The largest first, so that no thread begins it when the others end.
        Comparator<Table> bySize =
                Comparator.comparingLong(table -> flatten.entry(TableFile.nameOf(table)).bytes());
        List<Callable<TableFile>> readings = new ArrayList<>();
        for (Table table : tables.stream().sorted(bySize.reversed()).toList()) {
            TableProof proof = proofs.table(table.name());
            readings.add(() -> TableFile.read(flatten, table, proof.rows()));
        }
        List<String> names = tables.stream().map(Table::name).toList();
        return ParallelWork.all(threads, readings).stream()
                .sorted(Comparator.comparing(file -> names.indexOf(file.table().name())))
                .toList();
    }
}
