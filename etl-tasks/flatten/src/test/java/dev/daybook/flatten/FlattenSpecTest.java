package dev.daybook.flatten;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.contract.Protections;
import dev.daybook.partition.FileEntry;
import dev.daybook.partition.LedgerEntry;
import dev.daybook.partition.Stage;
import dev.daybook.table.Digest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Runs {@code spec/flatten/*.yaml}. */
class FlattenSpecTest {

    @TempDir Path folder;

    static List<FlattenCase> cases() throws IOException {
        return FlattenCase.all();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void flattensAsSpecified(FlattenCase it) throws IOException {
        Workbench bench = new Workbench(folder, it.contract(), it.date());
        if (it.counts().isEmpty()) {
            bench.extract(it.pages());
        } else {
            bench.extract(it.pages(), List.of(it.counts()), Protections.of(bench.contract()));
        }

        int exit = bench.flatten().number();

        assertThat(exit).as(bench.verdict()).isEqualTo(it.exit());
        if (it.exit() == 0) {
            assertOutput(bench, it);
        } else {
            assertThat(it.verdict()).isNotEmpty();
            assertThat(bench.verdict()).contains(it.verdict());
            assertThat(bench.link(Stage.FLATTEN)).doesNotExist();
        }
    }

    private static void assertOutput(Workbench bench, FlattenCase it) throws IOException {
        Map<String, String> csv = new LinkedHashMap<>();
        for (String table : it.csv().keySet()) {
            csv.put(table, bench.file(table + ".csv"));
        }
        assertThat(csv).isEqualTo(it.csv());
        assertThat(bench.file(QuarantineFile.NAME)).isEqualTo(it.quarantine());
        assertThat(ledger(bench)).isEqualTo(it.ledger());
        assertThat(bench.converted()).isEqualTo(it.converted());
        bench.flattened().verify();
        assertRows(bench);
    }

    /** What the manifest says of files agrees with the ledger. */
    private static void assertRows(Workbench bench) throws IOException {
        long quarantined = 0;
        for (LedgerEntry entry : bench.flattened().manifest().ledger()) {
            assertThat(entry.isBalanced()).as(entry.toString()).isTrue();
            FileEntry file = bench.flattened().entry(entry.table() + ".csv");
            assertThat(file.rows()).isEqualTo(entry.loaded());
            assertThat(file.sha256())
                    .isEqualTo(Digest.sha256(Files.readAllBytes(bench.flattened().file(file))));
            quarantined += entry.quarantined();
        }
        assertThat(bench.flattened().entry(QuarantineFile.NAME).rows()).isEqualTo(quarantined);
    }

    private static Map<String, Map<String, Long>> ledger(Workbench bench) throws IOException {
        Map<String, Map<String, Long>> ledger = new LinkedHashMap<>();
        for (LedgerEntry entry : bench.flattened().manifest().ledger()) {
            Map<String, Long> counts = new LinkedHashMap<>();
            put(counts, "elements", entry.elements());
            put(counts, "received", entry.received());
            put(counts, "loaded", entry.loaded());
            put(counts, "quarantined", entry.quarantined());
            put(counts, "deduplicated", entry.deduplicated());
            put(counts, "conflicting", entry.conflicting());
            ledger.put(entry.table(), counts);
        }
        return ledger;
    }

    private static void put(Map<String, Long> counts, String name, long count) {
        if (count != 0) {
            counts.put(name, count);
        }
    }

    @Test
    void namesEachCaseOnceAndSaysWhy() throws IOException {
        Set<String> ids = new HashSet<>();
        for (FlattenCase it : cases()) {
            assertThat(ids.add(it.id())).as(it.id()).isTrue();
            assertThat(it.why()).as(it.id()).isNotBlank();
        }
        assertThat(ids).hasSizeGreaterThan(40);
    }
}
