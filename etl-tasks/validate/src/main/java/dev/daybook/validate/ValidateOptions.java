package dev.daybook.validate;

import com.sun.management.OperatingSystemMXBean;
import dev.daybook.task.Option;
import dev.daybook.task.TaskContext;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;

/**
 * The options of validate.
 *
 * @param memory that DuckDB may use, in bytes, outside the heap of Java
 * @param threads of DuckDB
 * @param onlyDuckDb whether DuckDB measures every check, also what is proved without it
 * @param printSql whether the checks are printed and not run
 */
record ValidateOptions(long memory, int threads, boolean onlyDuckDb, boolean printSql) {
    private static final long DEFAULT_MEMORY = 512_000_000;
    private static final int MOST_THREADS = 9999;

    /** Returns the options for the command line. */
    static List<Option> specs() {
        return List.of(
                Option.text(
                        "--memory",
                        "SIZE",
                        "the memory of DuckDB beside the heap, such as 512MB (the default), 2GB, or"
                                + " 50%% of what the container or the machine has; what does not fit"
                                + " goes to the staging folder for a while"),
                Option.text(
                        "--threads", "N", "the threads that read, and of DuckDB; one a processor"),
                Option.flag(
                        "--only-duckdb",
                        "have DuckDB measure every check, also those that reading proves; the"
                                + " result is the same"),
                Option.flag(
                        "--print-sql", "print the checks as SQL for the shell of DuckDB and end"));
    }

    /**
     * Reads the options.
     *
     * @throws dev.daybook.problem.EtlException with exit code 64 if one is not understood
     */
    static ValidateOptions of(TaskContext context) {
        long memory = context.memory("--memory", DEFAULT_MEMORY, total());
        int processors = Runtime.getRuntime().availableProcessors();
        int threads = context.number("--threads", processors, MOST_THREADS);
        return new ValidateOptions(
                memory, threads, context.flag("--only-duckdb"), context.flag("--print-sql"));
    }

    /** Returns the memory that this process may use: the container's, if it is in one. */
    private static long total() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class)
                .getTotalMemorySize();
    }

    /** Returns what DuckDB may use. */
    DuckDb.Limits limits(Path input, Path temporary) {
        return new DuckDb.Limits(memory + "B", threads, input, temporary);
    }
}
