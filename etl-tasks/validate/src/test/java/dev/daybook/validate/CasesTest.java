package dev.daybook.validate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.document.DocumentReader;
import dev.daybook.document.Node;
import dev.daybook.partition.LedgerEntry;
import dev.daybook.problem.ExitCode;
import dev.daybook.problem.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs the cases of {@code cases/*.yaml}, with the proofs of reading and without. What a case does
 * not expect must pass, so that each also shows which checks do not mind its data.
 */
class CasesTest {
    private static final Path CASES = Path.of("src", "test", "resources", "cases");

    @TempDir private Path folder;

    @TestFactory
    Stream<DynamicTest> everyCaseEndsAsItSays() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        try (Stream<Path> files = Files.list(CASES)) {
            for (Path file : files.sorted().toList()) {
                for (Node node : read(file).items()) {
                    String id = node.members().get("id").text();
                    String name = file.getFileName() + ": " + id;
                    Path own = folder.resolve(file.getFileName() + "-" + id);
                    tests.add(DynamicTest.dynamicTest(name, () -> check(node, own)));
                }
            }
        }
        return tests.stream();
    }

    private static Node read(Path file) throws IOException {
        Problems problems = new Problems();
        Node cases =
                DocumentReader.yaml(file.toString(), Files.readAllBytes(file), problems)
                        .orElseThrow();
        problems.throwIfAny(ExitCode.BUG, file.toString());
        return cases;
    }

    private static void check(Node node, Path folder) throws IOException {
        Files.createDirectories(folder);
        StagingFixture staging = new StagingFixture(folder, schema(node));
        fill(staging, node);
        StagingFixture.Run run = staging.write().run("--threads", "2");
        Map<String, String> expected = expected(node, "expect");
        Map<String, String> found = new LinkedHashMap<>();
        Map<String, String> reasons = new LinkedHashMap<>();
        staging.results()
                .forEach(
                        (id, result) -> {
                            if (!outcome(result).equals("passed") || expected.containsKey(id)) {
                                found.put(id, outcome(result));
                            }
                            if (result.members().containsKey("reason")) {
                                reasons.put(id, result.members().get("reason").text());
                            }
                        });
        assertThat(found).as("%s", reasons).containsExactlyInAnyOrderEntriesOf(expected);
        assertThat(reasons).containsAllEntriesOf(expected(node, "reasons"));
        Node verdict = node.members().get("verdict");
        String word = verdict == null ? defaultVerdict(expected) : verdict.text();
        assertThat(staging.validated().manifest().verdict().orElseThrow().word()).isEqualTo(word);
        assertThat(run.exitCode())
                .isEqualTo(word.equals("failed") ? ExitCode.DATA_REJECTED : ExitCode.DONE);
        String result = staging.resultText();
        staging.run("--only-duckdb");
        assertThat(staging.resultText()).isEqualTo(result);
    }

    private static String defaultVerdict(Map<String, String> expected) {
        boolean failed =
                expected.values().stream()
                        .anyMatch(o -> o.startsWith("failed") || o.equals("notEvaluated"));
        return failed ? "failed" : "passed";
    }

    /** Returns "failed 2 of 5 at 1, 3" for the rows 1 and 3 of five. */
    private static String outcome(Node result) {
        String outcome = result.members().get("outcome").text();
        if (!outcome.equals("failed") || !result.members().containsKey("found")) {
            return outcome;
        }
        outcome += " " + result.members().get("found").text();
        if (result.members().containsKey("rows")) {
            outcome += " of " + result.members().get("rows").text();
        }
        if (result.members().containsKey("keys")) {
            outcome +=
                    result.members().get("keys").items().stream()
                            .map(key -> Long.parseLong(key.text()) - StagingFixture.FIRST_KEY + 1)
                            .map(String::valueOf)
                            .collect(Collectors.joining(", ", " at ", ""));
        }
        return outcome;
    }

    private static Map<String, String> expected(Node node, String member) {
        Map<String, String> expected = new LinkedHashMap<>();
        Node outcomes = node.members().get(member);
        if (outcomes != null) {
            outcomes.members().forEach((id, outcome) -> expected.put(id, outcome.text()));
        }
        return expected;
    }

    /** One table with a key and a column {@code v}, unless the case brings its own. */
    private static String schema(Node node) {
        if (node.members().containsKey("schema")) {
            return node.members().get("schema").text();
        }
        String table = node.members().containsKey("table") ? text(node, "table").indent(2) : "";
        String column =
                node.members().containsKey("column")
                        ? text(node, "column")
                        : "logicalType: string\n";
        return """
               - name: things
                 customProperties:
                   - {property: etlRowPath, value: '$.things[*]'}
               %s  properties:
                   - {name: thing_id, logicalType: integer, primaryKey: true, transformLogic: key()}
                   - name: v
                     transformLogic: $.v
               %s"""
                .formatted(table, column.indent(6));
    }

    private static String text(Node node, String member) {
        return node.members().get(member).text();
    }

    private static void fill(StagingFixture staging, Node node) {
        if (node.members().containsKey("values")) {
            List<List<String>> rows = new ArrayList<>();
            for (Node value : node.members().get("values").items()) {
                String key = Long.toString(StagingFixture.FIRST_KEY + rows.size());
                String cell = value.kind() == Node.Kind.NULL ? null : value.text();
                List<String> row = new ArrayList<>();
                row.add(key);
                row.add(cell);
                rows.add(row);
            }
            staging.rows("things", rows);
        }
        Node csv = node.members().get("csv");
        if (csv != null) {
            csv.members()
                    .forEach(
                            (table, text) ->
                                    staging.csv(
                                            table, text.text(), text.text().lines().count() - 1));
        }
        Node ledger = node.members().get("ledger");
        if (ledger != null) {
            staging.ledger("things", entry -> changed(entry, ledger));
        }
        Node extracted = node.members().get("extracted");
        if (extracted != null && extracted.kind() == Node.Kind.NULL) {
            staging.notExtracted("things");
        } else if (extracted != null) {
            List<Node> counts = extracted.items();
            staging.extracted("things", number(counts.get(0)), number(counts.get(1)));
        }
        if (node.members().containsKey("quarantine")) {
            staging.quarantine(text(node, "quarantine"));
        }
    }

    private static LedgerEntry changed(LedgerEntry entry, Node changes) {
        return new LedgerEntry(
                entry.table(),
                count(changes, "elements", entry.elements()),
                count(changes, "received", entry.received()),
                count(changes, "loaded", entry.loaded()),
                count(changes, "quarantined", entry.quarantined()),
                count(changes, "deduplicated", entry.deduplicated()),
                count(changes, "conflicting", entry.conflicting()));
    }

    private static long count(Node changes, String name, long otherwise) {
        Node change = changes.members().get(name);
        return change == null ? otherwise : number(change);
    }

    private static long number(Node node) {
        return Long.parseLong(node.text());
    }
}
