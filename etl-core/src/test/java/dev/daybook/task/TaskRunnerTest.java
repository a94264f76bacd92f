package dev.daybook.task;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.document.DocumentReader;
import dev.daybook.document.Node;
import dev.daybook.partition.LedgerEntry;
import dev.daybook.partition.Partition;
import dev.daybook.partition.PartitionLock;
import dev.daybook.partition.Stage;
import dev.daybook.partition.Staging;
import dev.daybook.problem.EtlException;
import dev.daybook.problem.ExitCode;
import dev.daybook.problem.Problems;
import java.io.ByteArrayOutputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TaskRunnerTest {
    private static final String CONTRACT = "src/test/resources/contracts/minimal.odcs.yaml";

    @TempDir private Path root;

    private final Map<String, String> environment = new HashMap<>();
    private final ByteArrayOutputStream log = new ByteArrayOutputStream();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private PrintStream standardError;

    @BeforeEach
    void captureLog() {
        standardError = System.err;
        System.setErr(new PrintStream(log, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void releaseLog() {
        System.setErr(standardError);
    }

    /** What a task does in place of work. */
    private interface Work {
        TaskOutcome run(TaskContext context) throws IOException;
    }

    private record TinyTask(Work work) implements Task {
        @Override
        public Stage stage() {
            return Stage.FLATTEN;
        }

        @Override
        public List<String> description() {
            return List.of("Does next to nothing.");
        }

        @Override
        public List<Option> options() {
            return List.of(Option.flag("--refetch", ""), Option.text("--threads", "N", ""));
        }

        @Override
        public TaskOutcome run(TaskContext context) throws IOException {
            return work.run(context);
        }
    }

    private static TaskOutcome outcome(String verdict) {
        return new TaskOutcome(
                verdict,
                "abc",
                List.of(new LedgerEntry("orders", 10, 9, 6, 2, 1, 1)),
                Optional.of("report.html"));
    }

    private ExitCode run(Work work, String... arguments) {
        return new TaskRunner(
                        new TinyTask(work),
                        environment,
                        new PrintStream(out, true, StandardCharsets.UTF_8))
                .run(arguments);
    }

    private String[] arguments(String... more) {
        return Stream.concat(
                        Stream.of(
                                "--pipeline",
                                "orders",
                                "--date",
                                "2026-11-21",
                                "--staging",
                                root.resolve("staging").toString(),
                                "--contract",
                                CONTRACT,
                                "--result",
                                result().toString(),
                                "--run-id",
                                "run-1",
                                "--attempt",
                                "2"),
                        Stream.of(more))
                .toArray(String[]::new);
    }

    private Path result() {
        return root.resolve("result.json");
    }

    private String text(String key) throws IOException {
        byte[] json = Files.readAllBytes(result());
        assertThat(json.length).isLessThan(32 * 1024);
        Node root = DocumentReader.json("result", json, new Problems()).orElseThrow();
        Node member = root.members().get(key);
        return member == null ? "none" : member.text();
    }

    private List<String> logLines() {
        return log.toString(StandardCharsets.UTF_8).lines().toList();
    }

    private String lastLine() {
        List<String> lines = logLines();
        return lines.isEmpty() ? "" : lines.get(lines.size() - 1);
    }

    private void assertFailure(ExitCode code, String verdict) throws IOException {
        assertThat(text("exitCode")).isEqualTo(Integer.toString(code.number()));
        assertThat(text("verdict")).startsWith(verdict);
        assertThat(text("stage")).isEqualTo("flatten");
        assertThat(lastLine())
                .isEqualTo(
                        "ERROR flatten - exit %s (%s): %s", code.number(), code.meaning(), verdict);
    }

    @Test
    void writesTheResultOfASuccess() throws IOException {
        ExitCode code = run(context -> outcome("6 rows in 1 table"), arguments());

        assertThat(code).isEqualTo(ExitCode.DONE);
        assertThat(Files.readString(result()))
                .isEqualTo(
                        """
                        {
                          "stage" : "flatten",
                          "pipeline" : "orders",
                          "date" : "2026-11-21",
                          "runId" : "run-1",
                          "attempt" : "2",
                          "exitCode" : 0,
                          "verdict" : "6 rows in 1 table",
                          "sha256" : "abc",
                          "report" : "report.html",
                          "rows" : {
                            "orders" : 6
                          },
                          "ledger" : [
                            {
                              "table" : "orders",
                              "elements" : 10,
                              "absent" : 1,
                              "received" : 9,
                              "loaded" : 6,
                              "quarantined" : 2,
                              "deduplicated" : 1,
                              "conflicting" : 1
                            }
                          ]
                        }
                        """);
        assertThat(lastLine()).isEqualTo("INFO flatten - 6 rows in 1 table");
    }

    @Test
    void writesWhatATaskThatRejectedItsDataHasLeft() throws IOException {
        TaskOutcome rejection =
                new TaskOutcome(
                        ExitCode.DATA_REJECTED,
                        "2 checks failed",
                        "abc",
                        outcome("").ledger(),
                        Optional.of("result.json"));

        assertThat(run(context -> rejection, arguments())).isEqualTo(ExitCode.DATA_REJECTED);

        assertFailure(ExitCode.DATA_REJECTED, "2 checks failed");
        assertThat(text("sha256")).isEqualTo("abc");
        assertThat(text("report")).isEqualTo("result.json");
        assertThat(Files.readString(result())).contains("\"orders\" : 6");
    }

    @Test
    void logsNothingAfterTheVerdict() {
        run(
                context -> {
                    context.log().info("before {}", "it");
                    return outcome("done");
                },
                arguments());
        List<TaskContext> seen = new ArrayList<>();
        run(
                context -> {
                    seen.add(context);
                    return outcome("done again");
                },
                arguments());

        seen.get(0).log().error("after");

        assertThat(logLines())
                .containsSubsequence("INFO flatten - before it", "INFO flatten - done")
                .last()
                .isEqualTo("INFO flatten - done again");
    }

    @Test
    void givesTheTaskWhatItAskedFor() {
        List<TaskContext> seen = new ArrayList<>();
        environment.put("DAYBOOK_CLOCK", "2026-11-21T06:00:00Z");

        run(
                context -> {
                    seen.add(context);
                    return outcome("done");
                },
                arguments("--refetch", "--threads", "4", "--output", root.toString()));

        TaskContext context = seen.get(0);
        assertThat(context.partition())
                .isEqualTo(new Partition("orders", LocalDate.of(2026, 11, 21)));
        assertThat(context.clock().instant()).isEqualTo(Instant.parse("2026-11-21T06:00:00Z"));
        assertThat(context.flag("--refetch")).isTrue();
        assertThat(context.option("--threads")).isEqualTo("4");
        assertThat(context.output()).isEqualTo(root);
        assertThat(context.runId()).isEqualTo("run-1");
        assertThat(context.plan().contract().name()).isEqualTo("orders");
    }

    @Test
    void takesEveryOptionFromItsVariable() throws IOException {
        List<TaskContext> seen = new ArrayList<>();
        environment.put("DAYBOOK_PIPELINE", "orders");
        environment.put("DAYBOOK_DATE", "2026-11-21");
        environment.put("DAYBOOK_STAGING", root.resolve("staging").toString());
        environment.put("DAYBOOK_OUTPUT", root.resolve("output").toString());
        environment.put("DAYBOOK_CONTRACT", CONTRACT);
        environment.put("DAYBOOK_RESULT", result().toString());
        environment.put("DAYBOOK_RUN_ID", "run-7");
        environment.put("DAYBOOK_ATTEMPT", "3");
        environment.put("DAYBOOK_REFETCH", "true");
        environment.put("DAYBOOK_THREADS", "2");

        ExitCode code =
                run(
                        context -> {
                            seen.add(context);
                            return outcome("done");
                        });

        assertThat(code).as(String.join("\n", logLines())).isEqualTo(ExitCode.DONE);
        TaskContext context = seen.get(0);
        assertThat(context.flag("--refetch")).isTrue();
        assertThat(context.option("--threads")).isEqualTo("2");
        assertThat(context.output()).isEqualTo(root.resolve("output"));
        assertThat(text("runId")).isEqualTo("run-7");
        assertThat(text("attempt")).isEqualTo("3");
    }

    @Test
    void prefersTheCommandLineToAVariable() throws IOException {
        environment.put("DAYBOOK_RUN_ID", "from the variable");
        environment.put("DAYBOOK_DATE", "no date at all");

        assertThat(run(context -> outcome("done"), arguments())).isEqualTo(ExitCode.DONE);

        assertThat(text("runId")).isEqualTo("run-1");
    }

    @Test
    void findsAContractInAFolder() throws IOException {
        Path folder = Files.createDirectory(root.resolve("contracts"));
        Files.copy(Path.of(CONTRACT), folder.resolve("orders.odcs.yaml"));
        environment.put("DAYBOOK_CONTRACTS", folder.toString());

        ExitCode code =
                run(
                        context -> outcome("done"),
                        "--pipeline=orders",
                        "--date=2026-11-21",
                        "--staging=" + root.resolve("staging"));

        assertThat(code).isEqualTo(ExitCode.DONE);
    }

    @Test
    void offersTheNearestOption() throws IOException {
        ExitCode code = run(context -> outcome("done"), arguments("--thread", "4"));

        assertThat(code).isEqualTo(ExitCode.USAGE);
        assertThat(text("verdict"))
                .startsWith("the option '--thread' is not known; expected one of [--pipeline, ")
                .contains("; did you mean '--threads'?")
                .endsWith("; see --help");
        assertThat(text("exitCode")).isEqualTo("64");
        assertThat(lastLine()).startsWith("ERROR flatten - exit 64 (wrong usage): the option");
    }

    @Test
    void repeatsNoArgumentWithoutAnOption() throws IOException {
        assertThat(run(context -> outcome("done"), arguments("hunter2"))).isEqualTo(ExitCode.USAGE);

        assertFailure(ExitCode.USAGE, "an argument without an option; see --help");
    }

    @Test
    void namesWhatIsMissing() {
        assertThat(run(context -> outcome("done"), "--date", "2026-11-21"))
                .isEqualTo(ExitCode.USAGE);

        assertThat(lastLine())
                .contains("--pipeline=NAME")
                .contains("--staging=DIR")
                .endsWith("; see --help");
    }

    @Test
    void showsItsUsage() {
        assertThat(run(context -> outcome("done"), "--help")).isEqualTo(ExitCode.DONE);

        assertThat(out.toString(StandardCharsets.UTF_8))
                .startsWith("Usage: flatten")
                .contains("Does next to nothing.", "--pipeline=NAME", "--threads", "Exit codes:")
                .contains("75 partition locked");
        assertThat(logLines()).isEmpty();
    }

    @Test
    void refusesAWrongDate() throws IOException {
        assertThat(run(context -> outcome("done"), dated("2026-02-30"))).isEqualTo(ExitCode.USAGE);

        assertFailure(
                ExitCode.USAGE,
                "the date '2026-02-30' is not a day; expected yyyy-MM-dd, such as 2026-11-21");
        assertThat(text("date")).isEqualTo("2026-02-30");
    }

    private String[] dated(String date) {
        return Stream.of(arguments())
                .map(argument -> argument.equals("2026-11-21") ? date : argument)
                .toArray(String[]::new);
    }

    @Test
    void refusesAWrongClock() throws IOException {
        environment.put("DAYBOOK_CLOCK", "noon");

        assertThat(run(context -> outcome("done"), arguments())).isEqualTo(ExitCode.USAGE);

        assertFailure(
                ExitCode.USAGE,
                "DAYBOOK_CLOCK is 'noon'; expected an instant in UTC, such as 2026-11-21T06:00:00Z");
    }

    @Test
    void reportsAllFaultsOfAContract() throws IOException {
        Path contract = root.resolve("orders.odcs.yaml");
        Files.writeString(contract, "name: orders\n");

        ExitCode code =
                run(
                        context -> outcome("done"),
                        Stream.of(arguments())
                                .map(a -> a.equals(CONTRACT) ? contract.toString() : a)
                                .toArray(String[]::new));

        assertThat(code).isEqualTo(ExitCode.CONFIGURATION);
        assertThat(lastLine()).endsWith("problems in the contract " + contract + ":");
        assertThat(text("verdict")).contains("the key 'servers' is missing");
    }

    @Test
    void refusesTheContractOfAnotherPipeline() throws IOException {
        ExitCode code =
                run(
                        context -> outcome("done"),
                        Stream.of(arguments())
                                .map(a -> a.equals("orders") ? "customers" : a)
                                .toArray(String[]::new));

        assertThat(code).isEqualTo(ExitCode.CONFIGURATION);
        assertFailure(
                ExitCode.CONFIGURATION,
                "the contract's name is 'orders', expected 'customers' as asked for with"
                        + " --pipeline");
    }

    @Test
    void endsWithTheCodeOfTheFailure() throws IOException {
        for (ExitCode code : ExitCode.values()) {
            if (code != ExitCode.DONE) {
                assertThat(
                                run(
                                        context -> {
                                            throw new EtlException(code, "found a fault\n  detail");
                                        },
                                        arguments()))
                        .isEqualTo(code);
                assertFailure(code, "found a fault");
                assertThat(logLines()).contains("ERROR flatten -   detail");
            }
        }
    }

    @Test
    void keepsForeignMessagesOfABugToItself() throws IOException {
        ExitCode code =
                run(
                        context -> {
                            throw new IllegalStateException("password=hunter2");
                        },
                        arguments());

        assertThat(code).isEqualTo(ExitCode.BUG);
        assertFailure(
                ExitCode.BUG,
                "a bug: java.lang.IllegalStateException; please report it with the lines above");
        assertThat(log.toString(StandardCharsets.UTF_8))
                .contains("    at dev.daybook.task.TaskRunnerTest")
                .doesNotContain("hunter2");
        assertThat(Files.readString(result())).doesNotContain("hunter2");
    }

    @Test
    void callsAnErrorOfTheMachineABug() {
        assertThat(
                        run(
                                context -> {
                                    throw new StackOverflowError();
                                },
                                arguments()))
                .isEqualTo(ExitCode.BUG);
    }

    @Test
    void tellsFailuresOfTheDisk() throws IOException {
        assertIoFailure(
                new FileSystemException("/data/a", null, "No space left on device"),
                "reading or writing '/data/a' failed: No space left on device");
        assertIoFailure(
                new FileSystemException("/data/a"),
                "reading or writing '/data/a' failed: FileSystemException");
        assertIoFailure(
                new AccessDeniedException("/data/a"),
                "no permission for '/data/a'; expected that the user who runs this may write to '/'");
        assertIoFailure(new FileNotFoundException("gone"), "reading or writing failed: gone");
    }

    private void assertIoFailure(IOException failure, String verdict) throws IOException {
        assertThat(
                        run(
                                context -> {
                                    throw failure;
                                },
                                arguments()))
                .isEqualTo(ExitCode.IO_FAILED);
        assertFailure(ExitCode.IO_FAILED, verdict);
        assertThat(
                        run(
                                context -> {
                                    throw new UncheckedIOException(failure);
                                },
                                arguments()))
                .isEqualTo(ExitCode.IO_FAILED);
        assertFailure(ExitCode.IO_FAILED, verdict);
    }

    @Test
    void waitsForNoLock() throws IOException {
        Partition partition = new Partition("orders", LocalDate.of(2026, 11, 21));
        Staging staging = new Staging(root.resolve("staging"));
        try (PartitionLock lock = PartitionLock.acquire(staging, partition)) {
            assertThat(lock).isNotNull();
            assertThat(run(context -> outcome("done"), arguments())).isEqualTo(ExitCode.LOCKED);
        }
        assertThat(text("exitCode")).isEqualTo("75");
        assertThat(run(context -> outcome("done"), arguments())).isEqualTo(ExitCode.DONE);
    }

    @Test
    void holdsTheLockWhileItWorks() {
        List<ExitCode> inner = new ArrayList<>();

        run(
                context -> {
                    inner.add(run(nested -> outcome("nested"), arguments()));
                    return outcome("done");
                },
                arguments());

        assertThat(inner).containsExactly(ExitCode.LOCKED);
    }

    @Test
    void makesTheFolderOfTheResult() {
        Path file = root.resolve(".results/orders/2026-11-21/flatten.json");
        environment.put("DAYBOOK_RESULT", file.toString());

        ExitCode code = run(context -> outcome("done"), withoutResult());

        assertThat(code).isEqualTo(ExitCode.DONE);
        assertThat(file).isRegularFile();
    }

    private String[] withoutResult() {
        return Stream.of(arguments()).limit(8).toArray(String[]::new);
    }

    @Test
    void failsWhenTheResultCantBeWritten() throws IOException {
        Files.createFile(root.resolve("file"));
        environment.put("DAYBOOK_RESULT", root.resolve("file/result.json").toString());

        ExitCode code = run(context -> outcome("done"), withoutResult());

        assertThat(code).isEqualTo(ExitCode.IO_FAILED);
        assertThat(logLines()).contains("INFO flatten - done");
        assertThat(lastLine())
                .startsWith(
                        "ERROR flatten - exit 74 (reading or writing failed): the result can't");
    }

    @Test
    void staysUnder32KibibytesWhateverHappens() throws IOException {
        String long1 = "\u0001".repeat(40_000);
        List<LedgerEntry> ledger = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            ledger.add(new LedgerEntry("table_" + i, 1, 1, 1, 0, 0, 0));
        }

        for (boolean fails : List.of(true, false)) {
            run(
                    context -> {
                        if (fails) {
                            throw new EtlException(ExitCode.DATA_REJECTED, long1);
                        }
                        return new TaskOutcome(long1, "abc", ledger, Optional.of(long1));
                    },
                    Stream.of(arguments())
                            .map(a -> a.equals("run-1") ? "é".repeat(30_000) : a)
                            .toArray(String[]::new));

            assertThat(text("exitCode")).isEqualTo(fails ? "65" : "0");
            assertThat(text("runId")).endsWith(" ...");
        }
    }

    @Test
    void writesMetricsOfTheRun() {
        List<String> json = new ArrayList<>();

        run(
                context -> {
                    context.metrics().counter("rows", "table", "orders").increment(3);
                    context.metrics().counter("rows", "table", "items").increment(4);
                    context.metrics().counter("bytes").increment(5);
                    context.metrics().timer("write").record(java.time.Duration.ofSeconds(1));
                    json.add(new String(context.runJson(), StandardCharsets.UTF_8));
                    return outcome("done");
                },
                arguments());

        Problems problems = new Problems();
        Node run =
                DocumentReader.json(
                                "run.json", json.get(0).getBytes(StandardCharsets.UTF_8), problems)
                        .orElseThrow();
        assertThat(problems.inOrder()).isEmpty();
        assertThat(run.members().get("metrics").members().keySet())
                .containsExactly(
                        "bytes",
                        "rows.items",
                        "rows.orders",
                        "write.count",
                        "write.max",
                        "write.total");
    }
}
