package dev.daybook.partition;

import static dev.daybook.partition.Partitions.bytes;
import static dev.daybook.partition.Partitions.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.daybook.problem.EtlException;
import dev.daybook.problem.ExitCode;
import dev.daybook.table.Digest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ManifestTextTest {
    private static final String EXTRACT = text(Stage.EXTRACT);
    private static final String FLATTEN = text(Stage.FLATTEN);
    private static final String VALIDATE = text(Stage.VALIDATE);

    private static Manifest manifest(Stage stage) {
        return Partitions.manifest(
                stage,
                Map.of(Stage.EXTRACT, Digest.sha256(bytes("extract"))),
                List.of(entry("orders.csv", "a\n1\n"), entry("quarantine.ndjson", "")));
    }

    private static String text(Stage stage) {
        return new String(ManifestText.write(manifest(stage)), StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @EnumSource(Stage.class)
    void readsWhatItWrites(Stage stage) {
        byte[] written = ManifestText.write(manifest(stage));

        Manifest read = ManifestText.read("manifest.json", written);

        assertThat(read).isEqualTo(manifest(stage));
        assertThat(ManifestText.write(read)).isEqualTo(written);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    "manifest" : 1      | "manifest" : 2     | manifest: this format is not known; expected 1
                    "manifest" : 1,     |                    | the key 'manifest' is missing; expected a whole number
                    "stage" : "flatten" | "stage" : "flaten" | 'flaten' is not known; expected one of [extract, flatten, validate, export]; did you mean 'flatten'?
                    "stage" : "flatten",|                    | the key 'stage' is missing; expected one of [extract, flatten, validate, export]
                    "pipeline" : "orders" | "pipeline" : 1   | pipeline: found a number '1'; expected a string, in quotes
                    2026-11-21          | 2026-11-31         | partitionDate: '2026-11-31' is not a date or instant of ISO 8601
                    "version" : "1.0.0",|                    | contract: the key 'version' is missing; expected a string
                    "contract" : {      | "contrct" : {      | the key 'contract' is missing; expected an object
                    "inputs" : {        | "input" : {        | the key 'inputs' is missing; expected an object
                    "extract" :         | "extrct" :         | inputs.extrct: the key 'extrct' is not known; expected one of [extract, flatten, validate, export]; did you mean 'extract'?
                    "files" : [         | "file" : [         | the key 'files' is missing; expected a list
                    "ledger" : [        | "ledgers" : [      | the key 'ledger' is missing; expected a list
                    "path" : "orders.csv" | "path" : "../../orders.csv" | files[0].path: '../../orders.csv' is not the plain name of a file
                    "path" : "orders.csv" | "path" : "/etc/orders.csv" | files[0].path: '/etc/orders.csv' is not the plain name of a file
                    "path" : "orders.csv",|                  | files[0]: the key 'path' is missing; expected a string
                    "bytes" : 4         | "bytes" : -4       | files[0].bytes: found a number '-4'; expected a whole number from 0 to 9223372036854775807
                    "bytes" : 4         | "bytes" : 4.5      | files[0].bytes: found a number '4.5'; expected a whole number from 0 to 9223372036854775807
                    "bytes" : 4         | "bytes" : "4"      | files[0].bytes: found a string '4'; expected a number
                    "rows" : 1,         |                    | files[0]: the key 'rows' is missing; expected a whole number
                    "table" : "orders", |                    | ledger[0]: the key 'table' is missing; expected a string
                    "loaded" : 6        | "loaded" : null    | ledger[0].loaded: found null; expected a whole number
                    """)
    void namesTheFault(String text, String instead, String fault) {
        assertFault(FLATTEN, text, instead == null ? "" : instead, fault);
    }

    @Test
    void namesTheFaultsOfAnArchive() {
        assertFault(
                EXTRACT,
                "\"archive\" : {",
                "\"other\" : {",
                "the key 'archive' is missing; expected what this stage found");
        assertFault(
                EXTRACT,
                "2026-11-21T06:00:00.123Z",
                "yesterday",
                "archive.extractedAt: 'yesterday' is not a date or instant of ISO 8601");
        assertFault(
                EXTRACT,
                "\"request\"",
                "\"requests\"",
                "archive: the key 'request' is missing; expected a list");
        assertFault(
                EXTRACT,
                "\"protections\"",
                "\"protection\"",
                "archive: the key 'protections' is missing; expected an object");
        assertFault(
                EXTRACT,
                "\"pages\"",
                "\"page\"",
                "archive: the key 'pages' is missing; expected a list");
        assertFault(
                EXTRACT,
                "\"number\" : 1",
                "\"number\" : 4294967297",
                "archive.pages[0].number: found a number '4294967297'; expected a whole number from 0 to 2147483647");
        assertFault(
                EXTRACT,
                "\"counts\"",
                "\"count\"",
                "archive.pages[0]: the key 'counts' is missing; expected a list");
        assertFault(
                EXTRACT,
                Digest.sha256(bytes("{}")),
                "1234",
                "archive.pages[0].contentSha256: '1234' is not a SHA-256 in lower-case hex");
        assertFault(
                EXTRACT,
                "\"mismatched\" : 2",
                "\"mismatched\" : []",
                "archive.mismatched: found a list; expected a number");
    }

    @Test
    void namesTheFaultsOfAVerdict() {
        assertFault(
                VALIDATE,
                "\"warning\"",
                "\"fine\"",
                "verdict: 'fine' is not known; expected one of [passed, warning, failed]");
        assertFault(
                VALIDATE,
                "\"verdict\" : \"warning\",",
                "",
                "the key 'verdict' is missing; expected what this stage found");
        assertFault(
                FLATTEN,
                "\"inputs\"",
                "\"verdict\" : \"passed\", \"inputs\"",
                "verdict: 'verdict' is of another stage");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "null", "{} {}", "{\"manifest\": 1", "\u0000"})
    void refusesWhatIsNoManifest(String text) {
        assertThatThrownBy(() -> ManifestText.read("manifest.json", bytes(text)))
                .isInstanceOfSatisfying(
                        EtlException.class,
                        e -> assertThat(e.exitCode()).isEqualTo(ExitCode.INPUT_INVALID));
    }

    @Test
    void refusesEveryTruncation() {
        for (int end = 0; end < FLATTEN.stripTrailing().length(); end += 7) {
            refusesWhatIsNoManifest(FLATTEN.substring(0, end));
        }
    }

    private static void assertFault(String manifest, String text, String instead, String fault) {
        int at = manifest.indexOf(text);
        assertThat(at).as(text).isNotNegative();
        String wrong = manifest.substring(0, at) + instead + manifest.substring(at + text.length());
        assertThatThrownBy(() -> ManifestText.read("manifest.json", bytes(wrong)))
                .isInstanceOfSatisfying(
                        EtlException.class,
                        e -> assertThat(e.exitCode()).isEqualTo(ExitCode.INPUT_INVALID))
                .hasMessageStartingWith(
                        "1 problem in the manifest manifest.json:\n  manifest.json:")
                .hasMessageEndingWith(": " + fault);
    }
}
