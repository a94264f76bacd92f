package dev.daybook.flatten;

import dev.daybook.partition.Archive;
import dev.daybook.problem.EtlException;
import dev.daybook.problem.ExitCode;
import dev.daybook.task.TaskContext;
import java.util.List;
import picocli.CommandLine.Model.OptionSpec;

/**
 * The options of flatten.
 *
 * @param mostThreads that read pages, whatever there is to read
 */
record FlattenOptions(int mostThreads) {
    /** A further thread is worth its start for that many bytes of pages. */
    private static final long WORTH_A_THREAD = 1 << 22;

    /** Returns the options for the command line. */
    static List<OptionSpec> specs() {
        return List.of(
                OptionSpec.builder("--threads")
                        .paramLabel("N")
                        .type(String.class)
                        .description(
                                "the threads that read pages; by default one a processor, and"
                                        + " fewer for small pages. The tables are the same")
                        .build());
    }

    /**
     * Reads the options.
     *
     * @throws EtlException with exit code 64 if one is not understood
     */
    static FlattenOptions of(TaskContext context) {
        String threads = context.option("--threads");
        if (threads.isEmpty()) {
            return new FlattenOptions(0);
        }
        if (!threads.matches("[1-9][0-9]{0,2}")) {
            throw new EtlException(
                    ExitCode.USAGE,
                    "the value '"
                            + threads
                            + "' of --threads is not known; expected a whole number from 1 to 999");
        }
        return new FlattenOptions(Integer.parseInt(threads));
    }

    /** Returns the number of threads for an archive. */
    int threads(Archive archive) {
        if (mostThreads > 0) {
            return mostThreads;
        }
        long bytes = archive.pages().stream().mapToLong(Archive.Page::contentBytes).sum();
        int processors = Runtime.getRuntime().availableProcessors();
        return (int) Math.max(1, Math.min(processors, bytes / WORTH_A_THREAD));
    }
}
