package dev.daybook.extract;

import dev.daybook.task.NativeLibraries;
import dev.daybook.task.TaskRunner;
import java.util.Map;

/** Starts extract. */
public final class Main {
    private Main() {}

    /** Runs extract with the arguments of a command line and ends the process. */
    public static void main(String[] arguments) {
        NativeLibraries.useThoseBesideTheJar();
        Map<String, String> environment = System.getenv();
        ExtractTask task = new ExtractTask(new EnvironmentKeys(environment));
        System.exit(new TaskRunner(task, environment, System.out).run(arguments).number());
    }
}
