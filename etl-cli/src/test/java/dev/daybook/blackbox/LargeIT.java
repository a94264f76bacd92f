package dev.daybook.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.partition.LedgerEntry;
import dev.daybook.sample.Api;
import dev.daybook.sample.SampleOptions;
import dev.daybook.sample.SampleServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One million records in a heap of 128 MiB. */
class LargeIT {
    private static final String DATE = "2026-11-20";

    @Test
    void flattensAMillionRecordsInAHeapOf128MiB(@TempDir Path folder) throws Exception {
        SampleOptions options =
                SampleOptions.of(Api.RANDOMUSER)
                        .maxResults(1_000_000)
                        .usersPerWindow(0)
                        .repeatedAddresses(10)
                        .build();
        try (SampleServer source = SampleServer.start(options)) {
            // Unlike the short stages of other tests these run long enough for the second compiler.
            Pipeline pipeline =
                    new Pipeline("randomuser", folder)
                            .withJvm("-Xmx128m", "-XX:TieredStopAtLevel=4");
            String contract = largeContract(folder).toString();
            Ended extract =
                    pipeline.run(
                            "extract",
                            DATE,
                            "--source",
                            source.url().toString(),
                            "--contract",
                            contract);
            assertThat(extract.exitCode()).as(extract.output()).isZero();
            Ended flatten = pipeline.run("flatten", DATE, "--contract", contract);
            assertThat(flatten.exitCode()).as(flatten.output()).isZero();

            Path run = pipeline.staged(DATE, "flatten").resolve("run.json");
            assertThat(Pipeline.text(run)).contains("\"spilled.address\"");
            List<LedgerEntry> ledger = pipeline.manifest(DATE, "flatten").ledger();
            assertThat(ledger).allMatch(LedgerEntry::isBalanced);
            assertThat(ledger).allMatch(entry -> entry.received() == 1_000_000);
            assertThat(ledger.get(0).deduplicated()).isBetween(80_000L, 120_000L);
            assertThat(ledger.get(1).loaded()).isEqualTo(1_000_000);
        }
    }

    /** One page of a million: neither the page nor the tables fit into the heap. */
    private static Path largeContract(Path folder) throws Exception {
        String contract =
                Pipeline.text(
                        Pipeline.root()
                                .resolve(
                                        "etl-core/src/main/resources/contracts/randomuser.odcs.yaml"));
        String large =
                contract.replace("results: '500'", "results: '1000000'")
                        .replace("equals: '500'", "equals: '1000000'")
                        .replace("timeout: PT60S", "timeout: PT20M")
                        .replace("maxDuration: PT10M", "maxDuration: PT20M");
        return Files.writeString(folder.resolve("randomuser.odcs.yaml"), large);
    }
}
