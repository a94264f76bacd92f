package dev.daybook.cli.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class RunIT {
    private static final Map<String, String> CLOCK =
            Map.of("DAYBOOK_CLOCK", "2026-11-21T23:00:00Z");

    @TempDir private Path root;

    @Test
    void withoutAKeyNothingIsAsked() throws Exception {
        Daybook.Ended ended = Daybook.in(root).run(CLOCK, "run", "--date", "2026-11-20");
        assertThat(ended.exitCode()).isEqualTo(78);
        assertThat(ended.err()).contains("./daybook key new");
        assertThat(root.resolve("data")).doesNotExist();
    }

    @Test
    void anUnknownCommandIsWrongUsage() throws Exception {
        Daybook.Ended ended = Daybook.in(root).run(CLOCK, "rnu");
        assertThat(ended.exitCode()).isEqualTo(64);
        assertThat(ended.err()).contains("did you mean 'run'?");
    }

    @Test
    void everyContractThatShipsIsFaultless() throws Exception {
        Daybook.Ended ended = Daybook.in(root).run(CLOCK, "contract", "lint");
        assertThat(ended.exitCode()).as(ended.out()).isZero();
        assertThat(ended.err()).isEmpty();
        assertThat(ended.out()).contains("ok: randomuser ");
    }

    @Test
    void theFutureIsRefusedByExtract() throws Exception {
        Daybook.Ended ended =
                Daybook.in(root).run(CLOCK, "run", "--source", "sample", "--date", "2026-11-22");
        assertThat(ended.exitCode()).isEqualTo(64);
        assertThat(ended.err()).contains("2026-11-22 extract   exit 64 (wrong usage)");
    }

    @Test
    @Timeout(240)
    void backfillPublishesAllItsDatesTwoAtATime() throws Exception {
        Daybook.Ended ended =
                Daybook.in(root).run(CLOCK, backfill("2026-11-17", "2026-11-19", "2"));
        assertThat(ended.exitCode()).as(ended.err()).isZero();
        for (String date : List.of("2026-11-17", "2026-11-18", "2026-11-19")) {
            assertThat(root.resolve("data/output/randomuser").resolve(date).resolve("_SUCCESS"))
                    .isEmptyFile();
            assertThat(ended.out()).containsPattern("\n" + date + " +0 .* published");
        }
    }

    private static String[] backfill(String from, String to, String parallel) {
        return new String[] {
            "backfill", "--source", "sample", "--from", from, "--to", to, "--parallel", parallel
        };
    }

    @Test
    @Timeout(240)
    void aSignalLeavesNoProcessAndNoPart() throws Exception {
        Daybook daybook = Daybook.in(root);
        String[] arguments = backfill("2026-11-16", "2026-11-19", "1");
        Process process = daybook.start(CLOCK, arguments);
        Path first = root.resolve("data/output/randomuser/2026-11-16");
        while (!Files.exists(first) && process.isAlive()) {
            TimeUnit.MILLISECONDS.sleep(5);
        }
        List<ProcessHandle> children = process.descendants().toList();

        process.destroy();

        assertThat(process.waitFor()).isEqualTo(143);
        assertThat(children).noneMatch(ProcessHandle::isAlive);
        assertThat(daybook.err()).contains("stopped; ", "give the same command again to go on");
        assertEveryLinkLeadsToAWhole("data/staging/randomuser", "manifest.json", 2);
        assertEveryLinkLeadsToAWhole("data/output/randomuser", "_SUCCESS", 1);
        Daybook.Ended ended = daybook.run(CLOCK, arguments);
        assertThat(ended.exitCode()).as(ended.err()).isZero();
    }

    private void assertEveryLinkLeadsToAWhole(String folder, String last, int depth)
            throws Exception {
        try (Stream<Path> paths = Files.walk(root.resolve(folder), depth)) {
            List<Path> links =
                    paths.filter(Files::isSymbolicLink)
                            .filter(link -> !link.getFileName().toString().startsWith("."))
                            .toList();
            assertThat(links).isNotEmpty().allMatch(link -> Files.exists(link.resolve(last)));
        }
    }
}
