package dev.daybook.flatten;

import dev.daybook.partition.Archive;
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

    private static final int MOST_THREADS = 999;

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
     * @throws dev.daybook.problem.EtlException with exit code 64 if one is not understood
     */
    static FlattenOptions of(TaskContext context) {
        return new FlattenOptions(context.number("--threads", 0, MOST_THREADS));
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
