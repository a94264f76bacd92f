package dev.daybook.validate;

import dev.daybook.task.TaskRunner;

/** Starts validate. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        TaskRunner runner =
                new TaskRunner(new ValidateTask(System.out), System.getenv(), System.out);
        System.exit(runner.run(arguments).number());
    }
}
