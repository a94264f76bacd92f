package dev.daybook.cli;

import dev.daybook.partition.Partition;
import dev.daybook.partition.Stage;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/**
 * One bar over all stages of all dates, with the stages that run at the moment. What is to be read
 * is shown when the bar is gone: it moves the cursor, and lines between would be overwritten.
 */
final class TerminalProgress implements Progress {
    private static final int INTERVAL_MILLIS = 100;

    private final ProgressBar bar;
    private final PrintStream err;
    private final Map<Partition, Stage> running = new LinkedHashMap<>();
    private final List<String> lines = new ArrayList<>();

    TerminalProgress(ProgressBarBuilder builder, PrintStream err, int dates) {
        this.err = err;
        this.bar =
                builder.setInitialMax((long) dates * Stage.values().length)
                        .setUpdateIntervalMillis(INTERVAL_MILLIS)
                        .setStyle(ProgressBarStyle.ASCII)
                        .hideEta()
                        .clearDisplayOnFinish()
                        .build();
    }

    static TerminalProgress on(PrintStream err, int dates) {
        return new TerminalProgress(new ProgressBarBuilder(), err, dates);
    }

    @Override
    public synchronized void begin(Partition partition, Stage stage) {
        running.put(partition, stage);
        bar.setExtraMessage(message());
    }

    @Override
    public synchronized void end(StageEnd end) {
        running.remove(end.partition());
        bar.step();
        bar.setExtraMessage(message());
        if (!end.result().isDone()) {
            lines.addAll(end.reason());
            lines.add(end.line());
        }
    }

    /** Draws the bar now and not at its next interval. */
    void refresh() {
        bar.refresh();
    }

    private String message() {
        return running.entrySet().stream()
                .map(entry -> " " + entry.getKey().date() + " " + entry.getValue().word())
                .collect(Collectors.joining(","));
    }

    @Override
    public synchronized void line(String line) {
        lines.add(line);
    }

    @Override
    public synchronized void close() {
        bar.close();
        lines.forEach(err::println);
        lines.clear();
    }
}
