package dev.daybook.task;

import dev.daybook.partition.Stage;
import java.io.IOException;
import java.util.List;

/** One stage as a program. */
public interface Task {
    /** Returns which stage it is. */
    Stage stage();

    /** Returns what it does, for {@code --help}: a paragraph or two, a line each. */
    List<String> description();

    /** Returns its own options beside those that all stages share. */
    List<Option> options();

    /**
     * Does the work of the stage for one partition, under its lock.
     *
     * @throws dev.daybook.problem.EtlException if it can't be done
     */
    TaskOutcome run(TaskContext context) throws IOException;
}
