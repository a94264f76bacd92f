package dev.daybook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.partition.Partition;
import dev.daybook.partition.Stage;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import me.tongfei.progressbar.DelegatingProgressBarConsumer;
import me.tongfei.progressbar.ProgressBarBuilder;
import org.junit.jupiter.api.Test;

class ProgressTest {
    private static final Partition PARTITION =
            new Partition("randomuser", LocalDate.of(2026, 11, 19));
    private static final StageEnd DONE =
            new StageEnd(
                    PARTITION,
                    Stage.EXTRACT,
                    Duration.ofMillis(649),
                    new StageResult(0, "extracted 500 records", Map.of(), 0),
                    List.of("INFO extract - extracted 500 records"));
    private static final StageEnd FAILED =
            new StageEnd(
                    PARTITION,
                    Stage.VALIDATE,
                    Duration.ofSeconds(2),
                    new StageResult(65, "1 rule failed\nusers_row_count", Map.of(), 0),
                    List.of("INFO validate - checking", "ERROR validate - exit 65: 1 rule failed"));

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private static PrintStream printer(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    @Test
    void aLineForEachStageWhereNobodyWatches() {
        try (Progress progress = new PlainProgress(printer(out), printer(err))) {
            progress.begin(PARTITION, Stage.EXTRACT);
            progress.end(DONE);
            progress.end(FAILED);
        }
        assertThat(out).hasToString("2026-11-19 extract   done in 0.6 s: extracted 500 records\n");
        assertThat(err)
                .hasToString(
                        "INFO validate - checking\n"
                                + "2026-11-19 validate  exit 65 (the data was rejected) after"
                                + " 2.0 s: 1 rule failed\n");
    }

    @Test
    void aBarOverAllStagesWhereSomebodyWatches() {
        Queue<String> drawn = new ConcurrentLinkedQueue<>();
        ProgressBarBuilder builder =
                new ProgressBarBuilder()
                        .setConsumer(new DelegatingProgressBarConsumer(drawn::add, 100));
        try (TerminalProgress progress = new TerminalProgress(builder, printer(err), 3)) {
            progress.begin(PARTITION, Stage.FLATTEN);
            progress.end(DONE);
            progress.begin(PARTITION, Stage.VALIDATE);
            progress.refresh();
            progress.end(FAILED);
        }
        assertThat(String.join("", drawn)).contains("1/12", "2026-11-19 validate");
        assertThat(err.toString(StandardCharsets.UTF_8))
                .isEqualTo(
                        "INFO validate - checking\n"
                                + "2026-11-19 validate  exit 65 (the data was rejected)"
                                + " after 2.0 s: 1 rule failed\n");
    }

    @Test
    void aTerminalIsAConsoleThatCanMoveItsCursor() {
        assertThat(Shell.isTerminal(true, Map.of("TERM", "xterm"))).isTrue();
        assertThat(Shell.isTerminal(true, Map.of("TERM", "dumb"))).isFalse();
        assertThat(Shell.isTerminal(true, Map.of())).isFalse();
        assertThat(Shell.isTerminal(false, Map.of("TERM", "xterm"))).isFalse();
    }

    @Test
    void theShellDecides() {
        Shell plain = new TestShell(Path.of("/"), Map.of()).shell();
        Shell terminal = new Shell(plain.home(), Map.of(), plain.out(), plain.err(), true);
        try (Progress lines = Progress.on(plain, 1, false);
                Progress many = Progress.on(terminal, 1, true);
                Progress bar = Progress.on(terminal, 1, false)) {
            assertThat(many).isInstanceOf(PlainProgress.class);
            assertThat(lines).isInstanceOf(PlainProgress.class);
            assertThat(bar).isInstanceOf(TerminalProgress.class);
        }
    }
}
