package dev.daybook.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.sample.Api;
import dev.daybook.sample.SampleOptions;
import dev.daybook.sample.SampleServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An archive under another request or another protection than the contract's. */
class ArchiveIT {
    private static final String DATE = "2026-11-20";

    @TempDir private Path folder;
    private Pipeline pipeline;
    private SampleServer source;
    private Path contract;

    @BeforeEach
    void archive() throws Exception {
        source = SampleServer.start(SampleOptions.of(Api.RANDOMUSER).build());
        contract = FaultsIT.hastyContract(folder);
        pipeline = new Pipeline("randomuser", folder);
        Ended ended = pipeline.runAll(DATE, url(), "--contract", contract.toString());
        assertThat(ended.exitCode()).as(ended.output()).isZero();
    }

    @AfterEach
    void stop() {
        source.close();
    }

    @Test
    void anotherRequestIsRefusedWithBothRequestsAndRefetchAddsAGeneration() throws Exception {
        edit("results: '500'", "results: '450'");
        edit("equals: '500'", "equals: '450'");

        Ended refused = extract();
        assertThat(refused.exitCode()).as(refused.output()).isEqualTo(78);
        assertThat(refused.output())
                .contains("results=500")
                .contains("results=450")
                .contains("--refetch");
        assertThat(archives()).hasSize(1);

        Ended refetched = extract("--refetch");
        assertThat(refetched.exitCode()).as(refetched.output()).isZero();
        assertThat(archives()).hasSize(2);
        Ended ended = pipeline.runAll(DATE, url(), "--contract", contract.toString());
        assertThat(ended.exitCode()).as(ended.output()).isZero();
        assertThat(pipeline.table(DATE, "users").rows()).hasSize(450);
    }

    @Test
    void anArchiveWithLessProtectionIsRefusedByBothStagesAndReprotectRewritesItOffline()
            throws Exception {
        String strict = Pipeline.text(contract);
        Path loose = folder.resolve("loose");
        Pipeline other = new Pipeline("randomuser", loose);
        Files.createDirectories(loose);
        Path looseContract = loose.resolve("randomuser.odcs.yaml");
        String archived = "    value: ['$.results[*].dob.age',";
        Files.writeString(
                looseContract,
                strict.replace(
                                "        classification: restricted\n        transformLogic: $.id.value\n",
                                "        transformLogic: $.id.value\n")
                        .replace(
                                archived,
                                "    value: ['$.results[*].phone2', '$.results[*].dob.age',"));
        Files.writeString(looseContract, withoutProtectionOfIds(Pipeline.text(looseContract)));
        assertThat(
                        other.run(
                                        "extract",
                                        DATE,
                                        "--source",
                                        url(),
                                        "--contract",
                                        looseContract.toString())
                                .exitCode())
                .isZero();
        long asked = source.requestCount();

        Ended flatten = other.run("flatten", DATE, "--contract", contract.toString());
        assertThat(flatten.exitCode()).as(flatten.output()).isEqualTo(78);
        assertThat(flatten.output()).contains("$.results[*].id.value").contains("--reprotect");
        Ended extract =
                other.run("extract", DATE, "--source", url(), "--contract", contract.toString());
        assertThat(extract.exitCode()).as(extract.output()).isEqualTo(78);

        Ended again =
                other.run(
                        "extract",
                        DATE,
                        "--reprotect",
                        "--source",
                        url(),
                        "--contract",
                        contract.toString());
        assertThat(again.exitCode()).as(again.output()).isZero();
        assertThat(source.requestCount()).isEqualTo(asked);
        for (String stage : List.of("flatten", "validate", "export")) {
            Ended ended = other.run(stage, DATE, "--contract", contract.toString());
            assertThat(ended.exitCode()).as(ended.output()).isZero();
        }
        assertThat(other.sums(DATE)).isEqualTo(pipeline.sums(DATE));
        assertThat(archives(other)).hasSize(2);
    }

    @Test
    void whatWasHashedOtherwiseCannotComeBack() throws Exception {
        edit("domain: national-id", "domain: citizen");
        Ended refused = extract("--reprotect");
        assertThat(refused.exitCode()).as(refused.output()).isEqualTo(78);
        assertThat(refused.output()).contains("--refetch");
        assertThat(pipeline.run("flatten", DATE, "--contract", contract.toString()).exitCode())
                .isEqualTo(78);
    }

    @Test
    void anotherKeyUnderTheSameNameIsRefused() {
        pipeline.with(Pipeline.KEY_VARIABLE, "b3RoZXIgYnl0ZXMgZm9yIHRoZSBzYW1lIGtleSBpZCBrMSE=");
        Ended ended =
                pipeline.run(
                        "extract",
                        "2026-11-19",
                        "--source",
                        url(),
                        "--contract",
                        contract.toString());
        assertThat(ended.exitCode()).as(ended.output()).isEqualTo(78);
        assertThat(ended.output()).contains("k1").contains(DATE);
    }

    @Test
    void aTableThatIsAddedLaterIsFilledFromTheArchiveWithoutAskingTheSource() throws Exception {
        edit(
                "\ncustomProperties:\n  - property: etlExcludedPaths",
                """

                  - name: coordinates
                    physicalType: table
                    logicalType: object
                    customProperties:
                      - {property: etlRowPath, value: '$.results[*].location.coordinates'}
                    properties:
                      - {name: coordinates_id, logicalType: integer, primaryKey: true, transformLogic: key()}
                      - {name: north, logicalType: string, transformLogic: $.latitude2}

                customProperties:
                  - property: etlExcludedPaths""");
        long asked = source.requestCount();

        Ended refused = pipeline.run("flatten", DATE, "--contract", contract.toString());
        assertThat(refused.exitCode()).as(refused.output()).isEqualTo(66);
        assertThat(refused.output()).contains("--reprotect");
        assertThat(extract("--reprotect").exitCode()).isZero();
        for (String stage : List.of("flatten", "validate", "export")) {
            Ended ended = pipeline.run(stage, DATE, "--contract", contract.toString());
            assertThat(ended.exitCode()).as(ended.output()).isZero();
        }

        assertThat(pipeline.table(DATE, "coordinates").rows()).hasSize(500);
        assertThat(source.requestCount()).isEqualTo(asked);
        assertThat(archives()).hasSize(2);
    }

    private static String withoutProtectionOfIds(String text) {
        int start = text.indexOf("        customProperties:\n          - property: etlProtect");
        int end = text.indexOf("normalize: []}\n", start) + "normalize: []}\n".length();
        String pattern = "        logicalTypeOptions: {pattern: '^[0-9a-f]{64}$'}\n";
        int rule = text.indexOf(pattern);
        String without = text.substring(0, start) + text.substring(end);
        return rule < start
                ? without.substring(0, rule) + without.substring(rule + pattern.length())
                : without;
    }

    private void edit(String from, String to) throws Exception {
        String text = Pipeline.text(contract);
        assertThat(text).contains(from);
        Files.writeString(contract, text.replace(from, to));
    }

    private Ended extract(String... more) {
        String[] all =
                Stream.concat(
                                Stream.of("--source", url(), "--contract", contract.toString()),
                                Stream.of(more))
                        .toArray(String[]::new);
        return pipeline.run("extract", DATE, all);
    }

    private List<String> archives() throws Exception {
        return archives(pipeline);
    }

    private static List<String> archives(Pipeline of) throws Exception {
        try (Stream<Path> entries = Files.list(of.staged(DATE, "extract").resolveSibling(""))) {
            return entries.map(path -> path.getFileName().toString())
                    .filter(name -> name.startsWith(".extract-"))
                    .toList();
        }
    }

    private String url() {
        return source.url().toString();
    }
}
