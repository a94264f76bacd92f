package dev.daybook.export;

import dev.daybook.task.TaskRunner;

/** The program {@code export}. */
public final class Main {
    private Main() {}

    /** Runs the stage and ends the process with its exit code. */
    public static void main(String[] arguments) {
        TaskRunner runner = new TaskRunner(new ExportTask(), System.getenv(), System.out);
        System.exit(runner.run(arguments).number());
    }
}
