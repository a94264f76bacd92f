package dev.daybook.extract;

import dev.daybook.problem.ExitCode;
import dev.daybook.task.NativeLibraries;
import dev.daybook.task.TaskRunner;
import java.util.Base64;
import java.util.Optional;

/**
 * Extract with a key from the test resources, which the program itself refuses. To be started with
 * extract's jar on the class path.
 */
final class TestKeyExtract {
    private TestKeyExtract() {}

    public static void main(String[] arguments) {
        NativeLibraries.useThoseBesideTheJar();
        byte[] key = Base64.getDecoder().decode(System.getProperty("test.key"));
        KeySource keys = (variable, faults) -> Optional.of(key);
        ExitCode code =
                new TaskRunner(new ExtractTask(keys), System.getenv(), System.out).run(arguments);
        System.exit(code.number());
    }
}
