package dev.daybook.flatten;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.partition.Archive;
import dev.daybook.partition.LedgerEntry;
import dev.daybook.problem.ExitCode;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What holds for every archive; the seed of a failure is printed with it. */
class RandomRecordsTest {
    private static final int ROUNDS = 8;
    private static final int PAGES = 3;
    private static final int RECORDS = 60;

    private static final Map<String, String> PARENTS =
            Map.of(
                    "users.address_id", "address",
                    "login.user_id", "users",
                    "items.user_id", "users",
                    "tags.item_id", "items");

    @TempDir Path folder;

    private final long seed = System.nanoTime();
    private final RandomPages random = new RandomPages(new Random(seed));

    @Test
    void keepsItsPromisesForAnyRecords() throws IOException {
        for (int round = 0; round < ROUNDS; round++) {
            String child = round % 2 == 0 ? "keepParent" : "rejectParent";
            Workbench bench =
                    new Workbench(
                            folder.resolve("round-" + round),
                            SpecContract.text(RandomPages.SCHEMA.replace("CHILD", child)),
                            LocalDate.of(2026, 11, 21));
            List<String> pages = new ArrayList<>();
            for (int i = 0; i < PAGES; i++) {
                pages.add(random.page(RECORDS));
            }
            bench.extract(pages);

            assertThat(bench.flatten())
                    .as("seed %d, round %d: %s", seed, round, bench.verdict())
                    .isEqualTo(ExitCode.DONE);

            checkLedger(bench, pages);
            checkKeys(bench);
            checkQuarantine(bench);
        }
    }

    private void checkLedger(Workbench bench, List<String> pages) throws IOException {
        for (LedgerEntry entry : bench.flattened().manifest().ledger()) {
            String path = bench.contract().table(entry.table()).orElseThrow().rowPath().toString();
            long elements = 0;
            long received = 0;
            for (String page : pages) {
                for (Archive.RowCount count : TreeCounts.of(bench.contract(), page)) {
                    elements += count.rowPath().equals(path) ? count.elements() : 0;
                    received += count.rowPath().equals(path) ? count.received() : 0;
                }
            }
            assertThat(entry.isBalanced()).as("%s, seed %d", entry, seed).isTrue();
            assertThat(entry.elements()).as("%s, seed %d", entry, seed).isEqualTo(elements);
            assertThat(entry.received()).as("%s, seed %d", entry, seed).isEqualTo(received);
            assertThat(rows(bench, entry.table()))
                    .as("%s, seed %d", entry, seed)
                    .hasSize((int) entry.loaded());
        }
    }

    private void checkKeys(Workbench bench) throws IOException {
        Map<String, Set<Long>> keys = new LinkedHashMap<>();
        for (LedgerEntry entry : bench.flattened().manifest().ledger()) {
            Set<Long> known = new TreeSet<>();
            long last = 0;
            for (CSVRecord row : rows(bench, entry.table())) {
                long key = Long.parseLong(row.get(0));
                assertThat(known.add(key)).as("%s %d, seed %d", entry, key, seed).isTrue();
                // A distinct row stands where it is loaded, under the key of its first occurrence.
                assertThat(key > last || entry.table().equals("address"))
                        .as("%s %d after %d, seed %d", entry.table(), key, last, seed)
                        .isTrue();
                last = key;
            }
            keys.put(entry.table(), known);
        }
        for (Map.Entry<String, String> reference : PARENTS.entrySet()) {
            String[] column = reference.getKey().split("\\.", 2);
            for (CSVRecord row : rows(bench, column[0])) {
                String parent = row.get(column[1]);
                if (!parent.isEmpty()) {
                    assertThat(keys.get(reference.getValue()))
                            .as("%s, seed %d", reference.getKey(), seed)
                            .contains(Long.valueOf(parent));
                }
            }
        }
    }

    /** Every line is a row that the archive has, and none stands twice or in its table. */
    private void checkQuarantine(Workbench bench) throws IOException {
        Set<String> lines = new TreeSet<>();
        for (String line : bench.file(QuarantineFile.NAME).lines().toList()) {
            JsonNode row = JsonMapper.shared().readTree(line);
            String id = row.get("table").asString() + " " + row.get("key").asLong();
            assertThat(lines.add(id)).as("%s, seed %d", id, seed).isTrue();
            assertThat(row.get("reasons")).as("%s, seed %d", id, seed).isNotEmpty();
        }
        assertThat(lines).as("seed %d", seed).isNotEmpty();
        for (String table : List.of("users", "login", "items", "tags")) {
            for (CSVRecord row : rows(bench, table)) {
                assertThat(lines).as("seed %d", seed).doesNotContain(table + " " + row.get(0));
            }
        }
    }

    private static List<CSVRecord> rows(Workbench bench, String table) throws IOException {
        CSVFormat format =
                CSVFormat.RFC4180
                        .builder()
                        .setRecordSeparator('\n')
                        .setHeader()
                        .setSkipHeaderRecord(true)
                        .get();
        try (CSVParser parser =
                CSVParser.parse(new StringReader(bench.file(table + ".csv")), format)) {
            return parser.getRecords();
        }
    }
}
