package dev.daybook.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.partition.LedgerEntry;
import dev.daybook.sample.Api;
import dev.daybook.sample.SampleOptions;
import dev.daybook.sample.SampleServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Orders with lists three deep. */
class ShopIT {
    private static final String DATE = "2026-11-20";
    private static final List<List<String>> REFERENCES =
            List.of(
                    List.of("orders", "customer_id", "customers"),
                    List.of("order_notes", "order_id", "orders"),
                    List.of("matrix_rows", "order_id", "orders"),
                    List.of("matrix_cells", "matrix_row_id", "matrix_rows"),
                    List.of("shipping_legs", "order_id", "orders"),
                    List.of("leg_stops", "shipping_leg_id", "shipping_legs"),
                    List.of("items", "order_id", "orders"),
                    List.of("item_tags", "item_id", "items"),
                    List.of("item_discounts", "item_id", "items"),
                    List.of("discount_codes", "item_discount_id", "item_discounts"));

    @TempDir private Path folder;

    @Test
    void comesOutAsChildTablesWithCompleteForeignKeys() throws Exception {
        try (SampleServer source = SampleServer.start(SampleOptions.of(Api.SHOP).build())) {
            Pipeline pipeline = new Pipeline("shop", folder);
            Ended ended = pipeline.runAll(DATE, source.url().toString());
            assertThat(ended.exitCode()).as(ended.output()).isZero();
            assertThat(pipeline.table(DATE, "orders").rows()).hasSize(120);
            assertComplete(pipeline);
            assertThat(pipeline.manifest(DATE, "flatten").ledger())
                    .allMatch(LedgerEntry::isBalanced)
                    .allMatch(entry -> entry.quarantined() == 0);
        }
    }

    @Test
    void badRowsTakeAlongWhatRefersToThemAndNothingElse() throws Exception {
        SampleOptions options = SampleOptions.of(Api.SHOP).badRows(10).nullObjects(5).build();
        try (SampleServer source = SampleServer.start(options)) {
            Path contract = tolerantContract();
            Pipeline pipeline = new Pipeline("shop", folder);
            Ended ended =
                    pipeline.runAll(
                            DATE, source.url().toString(), "--contract", contract.toString());
            assertThat(ended.exitCode()).as(ended.output()).isZero();
            assertComplete(pipeline);
            List<LedgerEntry> ledger = pipeline.manifest(DATE, "flatten").ledger();
            assertThat(ledger).allMatch(LedgerEntry::isBalanced);
            assertThat(ledger.stream().mapToLong(LedgerEntry::quarantined).sum()).isPositive();
            Path quarantine = pipeline.staged(DATE, "flatten").resolve("quarantine.ndjson");
            try (Stream<String> lines = Files.lines(quarantine)) {
                assertThat(lines.count())
                        .isEqualTo(ledger.stream().mapToLong(LedgerEntry::quarantined).sum());
            }
        }
    }

    private Path tolerantContract() throws Exception {
        String contract =
                Pipeline.text(
                        Pipeline.root()
                                .resolve("etl-core/src/main/resources/contracts/shop.odcs.yaml"));
        return Files.writeString(
                folder.resolve("shop.odcs.yaml"), contract.replace("percent: 1,", "percent: 60,"));
    }

    private static void assertComplete(Pipeline pipeline) {
        for (List<String> reference : REFERENCES) {
            Csv child = pipeline.table(DATE, reference.get(0));
            Csv parent = pipeline.table(DATE, reference.get(2));
            String column = reference.get(1);
            assertThat(child.rows()).as(reference.get(0)).isNotEmpty();
            assertThat(child.orphans(column, parent, column)).as(reference.toString()).isEmpty();
        }
    }
}
