package dev.daybook.validate;

import dev.daybook.contract.Contract;
import dev.daybook.contract.Table;
import dev.daybook.partition.Stage;
import dev.daybook.partition.StageFolder;
import dev.daybook.task.TaskContext;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What validate reads.
 *
 * @param extract the archive, of which only the counts are read
 * @param flatten the tables
 * @param files of the tables, in the order of the contract
 */
record Inputs(StageFolder extract, StageFolder flatten, List<TableFile> files) {

    /** Copies the list. */
    Inputs {
        files = List.copyOf(files);
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
        flatten.verify();
        Contract contract = context.plan().contract();
        List<TableFile> files = new ArrayList<>();
        for (Table table : contract.tables()) {
            files.add(TableFile.read(flatten, table));
        }
        return new Inputs(extract, flatten, files);
    }

    private static StageFolder open(TaskContext context, Stage stage) throws IOException {
        return StageFolder.open(context.staging(), context.partition(), stage);
    }

    /** Returns the tables, in the order of the contract. */
    List<Table> tables() {
        return files.stream().map(TableFile::table).toList();
    }

    /** Returns the hashes of the manifests. */
    Map<Stage, String> hashes() {
        Map<Stage, String> hashes = new LinkedHashMap<>();
        hashes.put(Stage.EXTRACT, extract.manifestSha256());
        hashes.put(Stage.FLATTEN, flatten.manifestSha256());
        return hashes;
    }
}
