package dev.daybook.cli;

import dev.daybook.partition.Partition;
import java.nio.file.Path;

/**
 * The folders of a run.
 *
 * @param staging through which the stages hand over their work
 * @param output in which tables are published
 */
record Layout(Path staging, Path output) {
    /** Makes the paths absolute. */
    Layout {
        staging = staging.toAbsolutePath().normalize();
        output = output.toAbsolutePath().normalize();
    }

    /** Returns the usual folders below one folder. */
    static Layout below(Path folder) {
        return new Layout(folder.resolve("staging"), folder.resolve("output"));
    }

    /** Returns the folder that takes what the stages log. */
    Path logs() {
        return staging.resolveSibling("logs");
    }

    /** Returns the file that takes what the stages of a partition log. */
    Path log(Partition partition) {
        return logs().resolve(partition.pipeline()).resolve(partition.date() + ".log");
    }

    /** Returns the link to the published tables of a partition. */
    Path published(Partition partition) {
        return output.resolve(partition.pipeline()).resolve(partition.date().toString());
    }
}
