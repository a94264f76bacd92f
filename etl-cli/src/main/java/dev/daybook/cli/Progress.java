package dev.daybook.cli;

import dev.daybook.partition.Partition;
import dev.daybook.partition.Stage;

/** Tells a person how far a run is. Safe for use by several threads. */
sealed interface Progress extends AutoCloseable permits PlainProgress, TerminalProgress {

    /** Says that a stage has begun. */
    void begin(Partition partition, Stage stage);

    /** Says that a stage has ended, and why if it failed. */
    void end(StageEnd end);

    /** Shows a line that a stage has logged. */
    void line(String line);

    @Override
    void close();

    /** Returns a bar for a terminal, and lines for everything else and where many are asked for. */
    static Progress on(Shell shell, int dates, boolean verbose) {
        return shell.isTerminal() && !verbose
                ? TerminalProgress.on(shell.err(), dates)
                : new PlainProgress(shell.out(), shell.err());
    }
}
