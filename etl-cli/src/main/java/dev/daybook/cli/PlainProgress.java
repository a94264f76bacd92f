package dev.daybook.cli;

import dev.daybook.partition.Partition;
import dev.daybook.partition.Stage;
import java.io.PrintStream;

/**
 * A line for each stage that has ended, with the reason of a failure before it, on the error
 * output.
 */
record PlainProgress(PrintStream out, PrintStream err) implements Progress {
    @Override
    public void begin(Partition partition, Stage stage) {
        // A log that is read later gains nothing from lines without an outcome.
    }

    @Override
    public synchronized void end(StageEnd end) {
        end.reason().forEach(err::println);
        (end.result().isDone() ? out : err).println(end.line());
    }

    @Override
    public synchronized void line(String line) {
        err.println(line);
    }

    @Override
    public void close() {
        // The streams are the caller's.
    }
}
