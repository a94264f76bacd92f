package dev.daybook.cli;

import dev.daybook.partition.Partition;
import dev.daybook.partition.Stage;
import dev.daybook.partition.Staging;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * One stage of one partition as a command line: what a container gets, after the words that start a
 * JVM.
 *
 * @param stage which one
 * @param partition of which day
 * @param order what is the same for all days
 */
record StageCommand(Stage stage, Partition partition, RunOrder order) {
    /**
     * Less inlining halves the work of the JIT; the code is as fast. Large arrays live long and are
     * not copied from one generation to the next; what lives shortly needs little room, and the
     * heap grows by what is alive, no sooner than what is not has been taken out of it. What runs
     * at a start is not compiled before it has run twice as often as the JVM would have it. SHA-256
     * becomes machine code of its own at once, not after its Java code is optimised. Nobody looks
     * for the log's provider, and nobody reads what the JVM counts of itself (docs/performance.md).
     */
    static final List<String> JVM_FLAGS =
            List.of(
                    "-XX:+UseSerialGC",
                    "-XX:FreqInlineSize=150",
                    "-XX:InlineSmallCode=1000",
                    "-XX:PretenureSizeThreshold=65536",
                    "-Xmn16m",
                    "-Xms48m",
                    "-XX:MinHeapFreeRatio=5",
                    "-XX:MaxHeapFreeRatio=10",
                    "-XX:CompileThresholdScaling=2",
                    "-XX:CompileCommand=quiet",
                    "-XX:CompileCommand=CompileThresholdScaling,"
                            + "sun.security.provider.SHA2::implCompress,0.01",
                    "-Xshare:auto",
                    "-XX:-UsePerfData",
                    "-Dslf4j.provider=org.slf4j.simple.SimpleServiceProvider");

    /** A stage that ends before optimised code would pay does better without its compiler. */
    private static final String SMALL_FLAG = "-XX:TieredStopAtLevel=1";

    /** The bytes of the archive of such a date. */
    private static final long SMALL = 1 << 20;

    /** Returns the whole command line. */
    List<String> argv(Path java, Path jar) {
        List<String> argv = new ArrayList<>();
        argv.add(java.toString());
        argv.addAll(JVM_FLAGS);
        if (isSmall()) {
            argv.add(SMALL_FLAG);
        }
        Path archive = jar.resolveSibling(jar.getFileName() + ".jsa");
        if (Files.exists(archive)) {
            argv.add("-XX:SharedArchiveFile=" + archive);
            // An archive of another jar or JVM is not used, and that is no news for the log.
            argv.add("-Xlog:cds=off");
        }
        argv.add("-jar");
        argv.add(jar.toString());
        argv.addAll(arguments());
        return argv;
    }

    /** Of a day that is not archived yet the day before tells how much to expect. */
    private boolean isSmall() {
        return archive(partition.date())
                .or(() -> archive(partition.date().minusDays(1)))
                .map(files -> Arrays.stream(files).mapToLong(File::length).sum() <= SMALL)
                .orElse(false);
    }

    private Optional<File[]> archive(LocalDate date) {
        Partition day = new Partition(partition.pipeline(), date);
        Path folder = new Staging(order.layout().staging()).stage(day, Stage.EXTRACT);
        return Optional.ofNullable(folder.toFile().listFiles());
    }

    /** Returns the arguments of the stage. */
    List<String> arguments() {
        List<String> arguments = new ArrayList<>();
        add(arguments, "--pipeline", partition.pipeline());
        add(arguments, "--date", partition.date().toString());
        add(arguments, "--staging", order.layout().staging().toString());
        if (stage == Stage.EXPORT) {
            add(arguments, "--output", order.layout().output().toString());
        }
        order.contract().ifPresent(file -> add(arguments, "--contract", file.toString()));
        if (stage == Stage.EXTRACT) {
            order.source().ifPresent(address -> add(arguments, "--source", address));
        }
        add(arguments, "--run-id", order.runId());
        return arguments;
    }

    private static void add(List<String> arguments, String option, String value) {
        arguments.add(option);
        arguments.add(value);
    }
}
