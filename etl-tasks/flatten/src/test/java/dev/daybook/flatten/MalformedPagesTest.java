package dev.daybook.flatten;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.contract.Protections;
import dev.daybook.partition.Archive;
import dev.daybook.partition.Stage;
import dev.daybook.problem.ExitCode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whole runs over pages that are JSON or not: rows, quarantine or a message, never anything else.
 */
class MalformedPagesTest {
    private static final String ROWS =
            """
            - name: rows
              customProperties: [{property: etlRowPath, value: '$[*]'}]
              properties:
                - {name: row_id, logicalType: integer, primaryKey: true, transformLogic: key()}
                - {name: value, logicalType: string, transformLogic: value()}
            """;

    private static final String NOT_JSON =
            "the archived page 1 \\('[^']*/page-00001.json.zst'\\) is not JSON at byte \\d+:"
                    + " expected .*; extract the date again with --refetch";

    private static final String NO_LIST =
            "\\$ in page 1: the value is not of the shape that the row path needs, and there is no"
                    + " row around it to quarantine; nothing is written";

    @TempDir Path folder;

    static List<JsonCase> cases() throws IOException {
        return JsonCase.all();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void makesRowsOfJsonAndAMessageOfTheRest(JsonCase it) throws IOException {
        Workbench bench =
                new Workbench(folder, SpecContract.text(ROWS), LocalDate.of(2026, 11, 21));
        Optional<String> events = JsonEvents.ofJackson(it.content());
        long elements = events.map(JsonEvents::elements).orElse(0L);
        bench.extractBytes(
                List.of(it.content()),
                List.of(List.of(new Archive.RowCount("$[*]", elements, elements))),
                Protections.of(bench.contract()));

        ExitCode exit = bench.flatten("--threads", "2");

        if (events.isPresent() && isListOrNull(events.get())) {
            assertThat(exit).as(bench.verdict()).isEqualTo(ExitCode.DONE);
            long rows = bench.flattened().entry("rows.csv").rows();
            long quarantined = bench.flattened().entry(QuarantineFile.NAME).rows();
            assertThat(rows + quarantined).isEqualTo(elements);
        } else {
            boolean isList = events.isEmpty() && it.content().length > 0 && it.content()[0] == '[';
            assertThat(exit).isIn(ExitCode.INPUT_INVALID, ExitCode.DATA_REJECTED);
            assertThat(bench.verdict()).matches(isList ? NOT_JSON : NOT_JSON + "|" + NO_LIST);
            assertThat(bench.link(Stage.FLATTEN)).doesNotExist();
        }
    }

    private static boolean isListOrNull(String events) {
        return events.startsWith("[") || events.equals("scalar null\n");
    }
}
