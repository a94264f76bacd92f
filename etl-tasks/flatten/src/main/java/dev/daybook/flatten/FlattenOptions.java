package dev.daybook.flatten;

import dev.daybook.partition.Archive;
import dev.daybook.task.Option;
import dev.daybook.task.TaskContext;
import java.util.List;

/**
 * The options of flatten.
 *
 * @param mostThreads that read pages, whatever there is to read
 * @param indexes the bytes that the indexes of distinct tables may take
 */
record FlattenOptions(int mostThreads, long indexes) {
    /** A further thread is worth its start for that many bytes of pages. */
    private static final long WORTH_A_THREAD = 1 << 22;

    private static final int MOST_THREADS = 999;

    /** What indexes get by default: more would be faster by little, and memory would grow. */
    private static final long DEFAULT = 12L << 20;

    /** The part of the heap that they get at most by default, and at most at all. */
    private static final int DEFAULT_SHARE = 4;

    private static final int LARGEST_SHARE = 2;

    /** Leaves the rest of the heap to what is not in an index. */
    FlattenOptions {
        indexes = Math.min(indexes, Runtime.getRuntime().maxMemory() / LARGEST_SHARE);
    }

    /** Returns the options for the command line. */
    static List<Option> specs() {
        return List.of(
                Option.text(
                        "--threads",
                        "N",
                        "the threads that read pages; by default one a processor, and"
                                + " fewer for small pages. The tables are the same"),
                Option.text(
                        "--memory",
                        "SIZE",
                        "the part of the heap for the indexes of distinct tables, such as"
                                + " 64MiB or 40%%, half of it at most; by default 12MiB, or a"
                                + " quarter of the heap if that is less."
                                + " What does not fit goes to the staging folder for a"
                                + " while. The tables are the same"));
    }

    /**
     * Reads the options.
     *
     * @throws dev.daybook.problem.EtlException with exit code 64 if one is not understood
     */
    static FlattenOptions of(TaskContext context) {
        long heap = Runtime.getRuntime().maxMemory();
        long otherwise = Math.min(DEFAULT, heap / DEFAULT_SHARE);
        long indexes = context.memory("--memory", otherwise, heap);
        return new FlattenOptions(context.number("--threads", 0, MOST_THREADS), indexes);
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
