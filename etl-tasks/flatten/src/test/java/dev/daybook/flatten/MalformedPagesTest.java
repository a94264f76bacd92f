package dev.daybook.flatten;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.daybook.contract.Protections;
import dev.daybook.partition.Archive;
import dev.daybook.partition.FileEntry;
import dev.daybook.partition.Stage;
import dev.daybook.partition.StageFolder;
import dev.daybook.problem.EtlException;
import dev.daybook.problem.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Pages that are JSON or not: rows, quarantine or a message, read whole as in pieces. */
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
            "the archived page \\d+ \\('[^']*/page-\\d+.json.zst'\\) is not JSON at byte \\d+:"
                    + " expected .*; extract the date again with --refetch";

    private static final String NO_LIST =
            "\\$ in page \\d+: the value is not of the shape that the row path needs, and there is"
                    + " no row around it to quarantine; nothing is written";

    private static final PageReading.Sizes WHOLE = new PageReading.Sizes(1 << 30, 1);
    private static final PageReading.Sizes IN_PIECES = new PageReading.Sizes(0, 100);

    @TempDir static Path folder;
    private static StageFolder extract;
    private static Flattening flattening;
    private static Map<String, Archive.Page> pages;

    static List<JsonCase> cases() throws IOException {
        return JsonCase.all();
    }

    /** One archive with a page for each case. */
    @BeforeAll
    static void archive() throws IOException {
        Workbench bench =
                new Workbench(folder, SpecContract.text(ROWS), LocalDate.of(2026, 11, 21));
        List<JsonCase> cases = cases();
        List<List<Archive.RowCount>> counts = new ArrayList<>();
        for (JsonCase it : cases) {
            long elements = JsonEvents.ofJackson(it.content()).map(JsonEvents::elements).orElse(0L);
            counts.add(List.of(new Archive.RowCount("$[*]", elements, elements)));
        }
        bench.extractBytes(
                cases.stream().map(JsonCase::content).toList(),
                counts,
                Protections.of(bench.contract()));
        extract = StageFolder.open(bench.staging, bench.partition, Stage.EXTRACT);
        flattening = bench.flattening(0, 2);
        List<Archive.Page> archived = extract.manifest().requireArchive().pages();
        pages = new HashMap<>();
        for (int i = 0; i < cases.size(); i++) {
            pages.put(cases.get(i).name(), archived.get(i));
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void makesRowsOfJsonAndAMessageOfTheRest(JsonCase it) throws IOException {
        Optional<String> events = JsonEvents.ofJackson(it.content());
        boolean isRead = events.filter(MalformedPagesTest::isListOrNull).isPresent();
        boolean isList = events.isEmpty() && it.content().length > 0 && it.content()[0] == '[';
        for (PageReading.Sizes sizes : List.of(WHOLE, IN_PIECES)) {
            if (isRead) {
                List<FileEntry> files = flatten(it, sizes);
                assertThat(files.get(0).rows() + files.get(1).rows())
                        .isEqualTo(JsonEvents.elements(events.orElseThrow()));
            } else {
                assertThatExceptionOfType(EtlException.class)
                        .isThrownBy(() -> flatten(it, sizes))
                        .withMessageMatching(isList ? NOT_JSON : NOT_JSON + "|" + NO_LIST)
                        .extracting(EtlException::exitCode)
                        .isIn(ExitCode.INPUT_INVALID, ExitCode.DATA_REJECTED);
            }
        }
    }

    /** Returns the table and the quarantine. */
    private static List<FileEntry> flatten(JsonCase it, PageReading.Sizes sizes)
            throws IOException {
        List<Archive.Page> page = List.of(pages.get(it.name()));
        Path target = Files.createTempDirectory(folder, "target");
        try (Tables tables = flattening.newTables(page, target);
                PageReading reading = new PageReading(extract, tables, flattening, sizes)) {
            reading.read(page);
            return tables.finish();
        }
    }

    private static boolean isListOrNull(String events) {
        return events.startsWith("[") || events.equals("scalar null\n");
    }
}
