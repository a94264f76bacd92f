package dev.daybook.partition;

import java.nio.file.Path;

/**
 * The folder through which the stages hand over their work.
 *
 * @param root absolute
 * @param cancellation ends what a run does in it
 */
public record Staging(Path root, Cancellation cancellation) {
    /** Makes the path absolute. */
    public Staging {
        root = root.toAbsolutePath().normalize();
    }

    /** Makes one for a run that nobody cancels. */
    public Staging(Path root) {
        this(root, new Cancellation());
    }

    /** Returns the folder of a pipeline. */
    public Path pipeline(String pipeline) {
        return root.resolve(pipeline);
    }

    /** Returns the folder of a partition. */
    public Path partition(Partition partition) {
        return pipeline(partition.pipeline()).resolve(partition.date().toString());
    }

    /** Returns the link to the finished folder of a stage. */
    public Path stage(Partition partition, Stage stage) {
        return partition(partition).resolve(stage.word());
    }
}
