package dev.daybook.validate;

import dev.daybook.contract.Table;
import dev.daybook.partition.FileEntry;
import dev.daybook.partition.Stage;
import dev.daybook.partition.StageFolder;
import dev.daybook.task.TaskContext;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What validate reads.
 *
 * @param extract the archive, of which only the counts are read
 * @param flatten the tables
 * @param tables in the order of the contract
 */
record Inputs(StageFolder extract, StageFolder flatten, List<Table> tables) {

    /** Copies the list. */
    Inputs {
        tables = List.copyOf(tables);
    }

    /**
     * Opens the folders of a partition and proves that they belong together.
     *
     * @throws dev.daybook.problem.EtlException with exit code 66 if one is missing or another
     */
    static Inputs open(TaskContext context) throws IOException {
        StageFolder extract = open(context, Stage.EXTRACT);
        StageFolder flatten = open(context, Stage.FLATTEN);
        flatten.requireInput(extract);
        flatten.requireContract(context.contract());
        return new Inputs(extract, flatten, context.plan().contract().tables());
    }

    private static StageFolder open(TaskContext context, Stage stage) throws IOException {
        return StageFolder.open(context.staging(), context.partition(), stage);
    }

    /**
     * Reads all files.
     *
     * @param proofs see the rows of the tables
     * @param threads that read
     * @return those of the tables, in the order of the contract
     * @throws dev.daybook.problem.EtlException with exit code 66 if one is missing or another
     */
    List<TableFile> read(Proofs proofs, int threads) throws IOException {
        Set<String> names = tables.stream().map(TableFile::nameOf).collect(Collectors.toSet());
        for (FileEntry entry : flatten.manifest().files()) {
            if (!names.contains(entry.path())) {
                flatten.verify(entry);
            }
        }
        return TableFiles.read(flatten, tables, proofs, threads);
    }

    /** Returns the hashes of the manifests. */
    Map<Stage, String> hashes() {
        Map<Stage, String> hashes = new LinkedHashMap<>();
        hashes.put(Stage.EXTRACT, extract.manifestSha256());
        hashes.put(Stage.FLATTEN, flatten.manifestSha256());
        return hashes;
    }
}
