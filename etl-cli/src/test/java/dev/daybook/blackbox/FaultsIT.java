package dev.daybook.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.sample.Api;
import dev.daybook.sample.Fault;
import dev.daybook.sample.SampleOptions;
import dev.daybook.sample.SampleServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A source that lies or fails: each way ends with its exit code, and nothing is published. */
class FaultsIT {
    private static final String DATE = "2026-11-20";

    @TempDir private Path folder;

    static Fault fault(String kind) {
        return Fault.valueOf(kind.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    /** Returns the shipped contract with the retries of a test, for a source that answers. */
    static Path hastyContract(Path folder) throws IOException {
        return hastyContract(folder, "PT30S");
    }

    /** A second is less than a busy machine may need to answer, so few tests wait so short. */
    private static Path hastyContract(Path folder, String timeout) throws IOException {
        String contract =
                Pipeline.text(
                        Pipeline.root()
                                .resolve(
                                        "etl-core/src/main/resources/contracts/randomuser.odcs.yaml"));
        String hasty =
                contract.replace(
                                "{attempts: 6, delay: PT2S, maxDelay: PT2M, maxDuration: PT10M}",
                                "{attempts: 3, delay: PT0.02S, maxDelay: PT0.1S, maxDuration: PT2M}")
                        .replace("timeout: PT60S", "timeout: " + timeout);
        assertThat(hasty).contains("attempts: 3").contains("timeout: " + timeout);
        return Files.writeString(
                Files.createDirectories(folder).resolve("randomuser.odcs.yaml"), hasty);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    clamped-results    | 65 | $.info.results
                    clamped-page       | 65 | $.info.page
                    wrong-seed         | 65 | $.info.seed
                    wrong-version      | 65 | $.info.version
                    no-info            | 65 | $.info
                    error-body         | 69 | $.results
                    results-null       | 69 | $.results
                    results-object     | 69 | $.results
                    html               | 69 | JSON
                    invalid-json       | 69 | JSON
                    empty-body         | 69 | JSON
                    not-utf8           | 69 | UTF-8
                    truncated          | 69 | page 1
                    truncated-chunked  | 69 | page 1
                    stalled-body       | 69 | PT1S
                    slow-headers       | 69 | PT1S
                    connection-reset   | 69 | page 1
                    status-500         | 69 | 500
                    status-503         | 69 | 503
                    status-429         | 69 | 429
                    status-302         | 78 | 302
                    status-401         | 78 | 401
                    status-403         | 78 | 403
                    status-404         | 78 | 404
                    """)
    void endsWithItsExitCodeAndAMessageThatNamesTheFault(String kind, int exitCode, String message)
            throws Exception {
        SampleOptions options = SampleOptions.of(Api.RANDOMUSER).fault(fault(kind)).build();
        try (SampleServer source = SampleServer.start(options)) {
            Pipeline pipeline = new Pipeline("randomuser", folder.resolve(kind));
            String timeout = message.equals("PT1S") ? message : "PT30S";
            Path contract = hastyContract(folder.resolve(kind), timeout);
            Ended ended =
                    pipeline.runAll(
                            DATE, source.url().toString(), "--contract", contract.toString());
            assertThat(ended.exitCode()).as(ended.output()).isEqualTo(exitCode);
            String last = ended.output().strip().lines().reduce("", (one, two) -> two);
            assertThat(last).startsWith("ERROR extract - exit " + exitCode).contains(message);
            assertThat(ended.output()).doesNotContain("\tat ").doesNotContain("Exception");
            assertThat(pipeline.output()).doesNotExist();
            assertThat(pipeline.staged(DATE, "extract")).doesNotExist();
            int attempts = exitCode == 69 ? 3 : 1;
            // The JDK's client itself asks once more when a connection ends before the answer.
            int hidden = kind.equals("connection-reset") ? attempts : 0;
            assertThat(source.requestCount()).isBetween((long) attempts, (long) attempts + hidden);
        }
    }

    @Test
    void aSourceThatRecoversIsExtracted() throws Exception {
        SampleOptions options =
                SampleOptions.of(Api.RANDOMUSER)
                        .fault(fault("status-503"), 1)
                        .fault(fault("truncated"), 1)
                        .build();
        try (SampleServer source = SampleServer.start(options)) {
            Pipeline pipeline = new Pipeline("randomuser", folder);
            Ended ended =
                    pipeline.runAll(
                            DATE,
                            source.url().toString(),
                            "--contract",
                            hastyContract(folder).toString());
            assertThat(ended.exitCode()).as(ended.output()).isZero();
            assertThat(pipeline.table(DATE, "users").rows()).hasSize(500);
            assertThat(source.requestCount()).isEqualTo(3);
        }
    }

    @Test
    void dataThatBreaksARuleIsNotPublishedAndTheEarlierGenerationStays() throws Exception {
        Path contract = hastyContract(folder);
        Pipeline pipeline = new Pipeline("randomuser", folder);
        try (SampleServer good = SampleServer.start(SampleOptions.of(Api.RANDOMUSER).build())) {
            Ended ended =
                    pipeline.runAll(DATE, good.url().toString(), "--contract", contract.toString());
            assertThat(ended.exitCode()).as(ended.output()).isZero();
        }
        String published = pipeline.sums(DATE);
        String strict = Pipeline.text(contract).replace("'NO', ", "");
        Files.writeString(contract, strict);

        assertThat(pipeline.run("flatten", DATE, "--contract", contract.toString()).exitCode())
                .isZero();
        Ended validate = pipeline.run("validate", DATE, "--contract", contract.toString());
        assertThat(validate.exitCode()).as(validate.output()).isEqualTo(65);
        assertThat(validate.output()).contains("users_nationality_known");
        Ended export = pipeline.run("export", DATE, "--contract", contract.toString());
        assertThat(export.exitCode()).as(export.output()).isEqualTo(65);
        assertThat(pipeline.sums(DATE)).isEqualTo(published);
    }
}
