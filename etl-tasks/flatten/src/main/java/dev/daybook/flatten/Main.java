package dev.daybook.flatten;

import dev.daybook.task.NativeLibraries;
import dev.daybook.task.TaskRunner;

/** The program {@code flatten}. */
public final class Main {
    private Main() {}

    /** Runs the stage and ends the process with its exit code. */
    public static void main(String[] arguments) {
        NativeLibraries.useThoseBesideTheJar();
        TaskRunner runner = new TaskRunner(new FlattenTask(), System.getenv(), System.out);
        System.exit(runner.run(arguments).number());
    }
}
