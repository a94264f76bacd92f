package dev.daybook.validate;

import com.sun.management.OperatingSystemMXBean;
import dev.daybook.task.TaskContext;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Model.OptionSpec;

/**
 * The options of validate.
 *
 * @param memory that DuckDB may use, outside the heap of Java
 * @param threads of DuckDB
 * @param printSql whether the checks are printed and not run
 */
record ValidateOptions(String memory, int threads, boolean printSql) {
    private static final Pattern MEMORY = Pattern.compile("[1-9][0-9]{0,8}(MB|GB|MiB|GiB)");
    private static final Pattern SHARE = Pattern.compile("([1-9][0-9]?)%");
    private static final String DEFAULT_MEMORY = "512MB";
    private static final int MOST_THREADS = 9999;

    /** Returns the options for the command line. */
    static List<OptionSpec> specs() {
        return List.of(
                text(
                        "--memory",
                        "SIZE",
                        "the memory of DuckDB beside the heap, such as 512MB (the default), 2GB, or"
                                + " 50%% of what the container or the machine has; what does not fit"
                                + " goes to the staging folder for a while"),
                text("--threads", "N", "the threads of DuckDB; by default one a processor"),
                OptionSpec.builder("--print-sql")
                        .type(boolean.class)
                        .description("print the checks as SQL for the shell of DuckDB and end")
                        .build());
    }

    private static OptionSpec text(String name, String label, String description) {
        return OptionSpec.builder(name)
                .paramLabel(label)
                .type(String.class)
                .description(description)
                .build();
    }

    /**
     * Reads the options.
     *
     * @throws dev.daybook.problem.EtlException with exit code 64 if one is not understood
     */
    static ValidateOptions of(TaskContext context) {
        String memory = memory(context.option("--memory"));
        int processors = Runtime.getRuntime().availableProcessors();
        int threads = context.number("--threads", processors, MOST_THREADS);
        return new ValidateOptions(memory, threads, context.flag("--print-sql"));
    }

    private static String memory(String text) {
        if (text.isEmpty()) {
            return DEFAULT_MEMORY;
        }
        Matcher share = SHARE.matcher(text);
        if (share.matches()) {
            return part(Integer.parseInt(share.group(1)));
        }
        if (!MEMORY.matcher(text).matches()) {
            throw TaskContext.wrong(
                    "--memory", text, "a size such as 512MB or 2GB, or a share such as 50%");
        }
        return text;
    }

    /** Returns a part of the memory that this process may use: the container's, if it is in one. */
    private static String part(int percent) {
        long bytes =
                ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class)
                        .getTotalMemorySize();
        return Math.max(1, (bytes / 100 * percent) >> 20) + "MiB";
    }

    /** Returns what DuckDB may use. */
    DuckDb.Limits limits(Path input, Path temporary) {
        return new DuckDb.Limits(memory, threads, input, temporary);
    }
}
