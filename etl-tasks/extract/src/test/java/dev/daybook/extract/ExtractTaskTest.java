package dev.daybook.extract;

import static dev.daybook.extract.TestSource.gzipped;
import static dev.daybook.extract.TestSource.ok;
import static dev.daybook.extract.TestSource.page;
import static dev.daybook.extract.TestSource.pageText;
import static dev.daybook.extract.TestSource.status;
import static dev.daybook.extract.TestSource.truncated;
import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.contract.Protections;
import dev.daybook.partition.Archive;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The stage from its command line to its folder, against a server that misbehaves in many ways. */
class ExtractTaskTest {
    private static final String ANN = "{\"name\":\"Ann\",\"email\":\"ann@example.org\"}";
    private static final String BOB = "{\"name\":\"Bob\",\"tags\":[\"a\",\"b\"]}";
    private static final String CAT = "{\"name\":\"Cat\",\"address\":{\"city\":\"C\"}}";

    @TempDir private Path folder;
    private TestRun run;

    @BeforeEach
    void start() {
        run = new TestRun(folder, TestContract.people());
    }

    @Test
    void archivesAPage() throws Exception {
        try (TestSource source = new TestSource(page(1, ANN, BOB))) {
            run.on(source)
                    .expect(0, "extracted 2 records in 1 page (1 request) for people 2026-11-19");
            assertThat(source.requests()).containsExactly("/api/?size=2&page=1&day=2026-11-19");
            assertThat(source.agents()).containsExactly("daybook/development");
        }
        Archive archive = run.archive();
        assertThat(archive.extractedAt()).isEqualTo(Instant.parse("2026-11-21T06:00:00.123Z"));
        assertThat(archive.request())
                .containsExactly(
                        "GET http://localhost/api/?size=2&page={page}&day={partitionDate}",
                        "Accept: application/json",
                        "pages from 1 until pages 1");
        assertThat(archive.keyChecks()).containsExactly(Map.entry("k1", "7e79b4b85818e022"));
        assertThat(archive.pages().get(0).counts())
                .containsExactly(
                        new Archive.RowCount("$.results[*]", 2, 2),
                        new Archive.RowCount("$.results[*].address", 2, 0),
                        new Archive.RowCount("$.results[*].tags[*]", 2, 2));
        assertThat(run.files()).containsExactly("manifest.json", "page-00001.json.zst", "run.json");
        run.folder().verify();
    }

    @Test
    void writesTheSameBytesForTheSameAnswer() throws Exception {
        TestRun other = new TestRun(folder.resolve("other"), TestContract.people());
        try (TestSource source = new TestSource(page(1, ANN, BOB))) {
            run.on(source).expect(0, "extracted 2 records");
        }
        try (TestSource source = new TestSource(gzipped(pageText(1, ANN, BOB), 0))) {
            other.on(source).expect(0, "extracted 2 records");
        }
        assertThat(run.folder().manifestSha256()).isEqualTo(other.folder().manifestSha256());
    }

    @Test
    void refusesAFutureDate() throws Exception {
        try (TestSource source = new TestSource(page(1))) {
            run.date("2026-11-22")
                    .on(source)
                    .expect(
                            64,
                            "the date 2026-11-22 is in the future; expected at most 2026-11-21");
            run.date("2026-11-21").on(source).expect(0, "extracted 0 records");
            assertThat(source.requests()).hasSize(1);
        }
    }

    @Test
    void asksNothingOnceADateIsArchived() throws Exception {
        try (TestSource source = new TestSource(page(1, ANN))) {
            run.on(source).expect(0, "extracted 1 record in");
            String sha256 = run.folder().manifestSha256();
            run.keys(TestContract.otherKey(3))
                    .on(source)
                    .expect(0, "already archived 1 record in 1 page for people 2026-11-19");
            assertThat(source.requests()).hasSize(1);
            assertThat(run.folder().manifestSha256()).isEqualTo(sha256);
        }
    }

    @Test
    void refusesAnotherRequestForAnArchivedDate() throws Exception {
        try (TestSource source = new TestSource(page(1, ANN))) {
            run.on(source).expect(0, "extracted");
            run.contract(run.contract().with("size: '2'", "size: '3'"))
                    .on(source)
                    .expect(78, "people 2026-11-19 is archived with another request")
                    .says("--refetch", "?size=2&page={page}", "?size=3&page={page}");
            assertThat(source.requests()).hasSize(1);
        }
    }

    @Test
    void refetchesIntoANewArchiveBesideTheOldOne() throws Exception {
        try (TestSource source = new TestSource(page(1, ANN), page(1, BOB))) {
            run.on(source).expect(0, "extracted");
            Path first = run.folder().folder();
            run.on(source, "--refetch").expect(0, "extracted 1 record");
            assertThat(source.requests()).hasSize(2);
            assertThat(run.folder().folder()).isNotEqualTo(first);
            assertThat(first.resolve("manifest.json")).exists();
            assertThat(run.page(1)).contains("Bob");
        }
    }

    @Test
    void refusesToRefetchAndReprotectAtOnce() throws Exception {
        try (TestSource source = new TestSource(page(1))) {
            run.on(source, "--refetch", "--reprotect").expect(64, "--refetch asks the source");
        }
    }

    @Test
    void readsPagesUntilAFixedNumber() throws Exception {
        paged("pages 2").expect(0, "extracted 3 records in 2 pages (2 requests)");
    }

    @Test
    void readsPagesUntilAnEmptyOne() throws Exception {
        paged("emptyPage").expect(0, "extracted 3 records in 3 pages (3 requests)");
    }

    @Test
    void readsPagesUntilAShortOne() throws Exception {
        paged("shortPage 2").expect(0, "extracted 3 records in 2 pages (2 requests)");
    }

    @Test
    void readsPagesUntilTheTotal() throws Exception {
        paged("total $.info.total").expect(0, "extracted 3 records in 2 pages (2 requests)");
    }

    private TestRun.Outcome paged(String until) throws Exception {
        try (TestSource source = new TestSource(page(1, ANN, BOB), page(2, CAT), page(3))) {
            return run.until(until).on(source);
        }
    }

    @Test
    void refusesASourceThatNeverEnds() throws Exception {
        try (TestSource source =
                new TestSource(
                        page(1, ANN), page(2, BOB), page(3, CAT), page(4, ANN), page(5, BOB))) {
            run.until("emptyPage")
                    .on(source)
                    .expect(
                            65,
                            "the source has not ended after 5 pages; expected the end 'emptyPage'");
            assertThat(source.requests()).hasSize(5);
        }
    }

    @Test
    void refusesASourceThatEndsBeforeItsTotal() throws Exception {
        try (TestSource source = new TestSource(page(1, ANN), page(2))) {
            run.until("total $.info.total")
                    .on(source)
                    .expect(65, "the source declares 3 records and ended after 1");
        }
        // Nothing of it is kept, so a source that has recovered is extracted.
        try (TestSource source =
                new TestSource(page(1, ANN), page(2, ANN.replace("Ann", "Eve"), ANN))) {
            run.on(source).expect(0, "extracted 3 records in 2 pages (2 requests)");
        }
    }

    @Test
    void refusesASourceThatIgnoresThePageNumber() throws Exception {
        run.contract(run.contract().with("- {path: $.info.page, equals: '{page}'}", ""));
        try (TestSource source = new TestSource(page(1, ANN))) {
            run.until("emptyPage").on(source).expect(65, "page 2 equals page 1 byte for byte");
        }
    }

    @Test
    void triesAgain() throws Exception {
        try (TestSource source =
                new TestSource(
                        status(503, "busy"), status(429, "{}", "Retry-After", "0"), page(1, ANN))) {
            run.on(source).expect(0, "extracted 1 record in 1 page (3 requests)");
        }
    }

    @Test
    void waitsAsLongAsTheSourceAsksForButNotLongerThanTheContractSays() throws Exception {
        try (TestSource source =
                new TestSource(
                        status(429, "", "Retry-After", "86400"),
                        status(429, "", "Retry-After", "Sun, 22 Nov 2026 06:00:00 GMT"),
                        page(1, ANN))) {
            run.on(source).expect(0, "extracted 1 record in 1 page (3 requests)");
        }
    }

    @Test
    void givesUpOnASourceThatIsDown() throws Exception {
        try (TestSource source = new TestSource(status(503, "busy"))) {
            run.on(source)
                    .expect(
                            69,
                            "page 1: the source answered with status 503; given up after 3 attempts");
            assertThat(source.requests()).hasSize(3);
        }
    }

    @Test
    void givesUpOnASourceThatIsNotThere() throws Exception {
        TestSource source = new TestSource(page(1));
        source.close();
        run.on(source).expect(69, "page 1: no connection to localhost; given up after 3 attempts");
    }

    @Test
    void givesUpOnAnswersThatAreNoPages() throws Exception {
        assertThat(verdict(ok("<html>secret</html>"))).isEqualTo("the answer is not JSON (byte 0)");
        assertThat(verdict(ok("{\"error\":\"ease up\"}")))
                .isEqualTo("the answer has nothing at $.results; expected the source's records");
        assertThat(verdict(ok("{\"results\":null}")))
                .isEqualTo("the answer has no list at $.results; expected the source's records");
        assertThat(verdict(truncated("{\"results\":[")))
                .startsWith("the answer is truncated: the connection ended before its body did");
        assertThat(verdict(truncated(pageText(1, ANN))))
                .startsWith("the answer is truncated: the connection ended before its body did");
        assertThat(verdict(gzipped(pageText(1, ANN), 10)))
                .startsWith("the answer can't be read to its end: it is damaged or cut off");
        assertThat(verdict(status(200, "x", "Content-Encoding", "br")))
                .startsWith("the answer is encoded as something else than was asked for");
        assertThat(verdict(status(204, "")))
                .isEqualTo("the source answered with status 204; expected 200");
    }

    private String verdict(TestSource.Reply reply) throws Exception {
        try (TestSource source = new TestSource(reply)) {
            String verdict = run.on(source).expect(69, "page 1: ").verdict();
            assertThat(source.requests()).hasSize(3);
            return verdict.substring("page 1: ".length(), verdict.indexOf("; given up"));
        }
    }

    @Test
    void endsTheWaitForAnAnswerThatStalls() throws Exception {
        run.contract(
                run.contract()
                        .with("attempts: 3", "attempts: 1")
                        .with(" timeout: PT1S", " timeout: PT0.3S"));
        try (TestSource source = TestSource.stalling(false)) {
            run.on(source).expect(69, "page 1: no answer within the time-out of PT0.3S; given up");
        }
        try (TestSource source = TestSource.stalling(true)) {
            run.on(source)
                    .expect(
                            69,
                            "page 1: no complete answer within the time-out of PT0.3S; given"
                                    + " up after 1 attempt;");
        }
    }

    @Test
    void refusesAnAnswerToAnotherQuestion() throws Exception {
        try (TestSource source = new TestSource(page(7, ANN))) {
            run.on(source)
                    .expect(
                            65,
                            "page 1: the answer is to another question: $.info.page is '7',"
                                    + " expected '1'");
            assertThat(source.requests()).hasSize(1);
        }
        try (TestSource source = new TestSource(ok("{\"results\":[]}"))) {
            run.on(source).expect(65, "page 1: ").says("$.info.size is missing, expected '2'");
        }
    }

    @Test
    void leavesToPeopleWhatOnlyPeopleCanMend() throws Exception {
        assertThat(refusal(status(401, ""))).contains("status 401; it wants credentials");
        assertThat(refusal(status(403, ""))).contains("status 403; it refuses this request");
        assertThat(refusal(status(404, "")))
                .contains("status 404; there is nothing at this address");
        assertThat(refusal(status(422, ""))).contains("status 422; it does not accept the request");
        assertThat(refusal(status(302, "", "Location", "/v2?token=secret")))
                .contains("status 302 and redirects to http://localhost:")
                .contains("/v2; redirects are not followed")
                .doesNotContain("secret");
    }

    private String refusal(TestSource.Reply reply) throws Exception {
        try (TestSource source = new TestSource(reply)) {
            String verdict = run.on(source).expect(78, "http://localhost:").verdict();
            assertThat(source.requests()).hasSize(1);
            return verdict;
        }
    }

    @Test
    void goesOnWithAnAttemptThatWasKilled() throws Exception {
        run.until("shortPage 2");
        try (TestSource source = new TestSource(page(1, ANN, BOB), status(503, ""))) {
            run.on(source).expect(69, "page 2: the source answered with status 503");
        }
        Files.writeString(run.attempt().resolve("page-00002.json.zst.part"), "half");
        try (TestSource source = new TestSource(page(2, CAT))) {
            run.clock("2026-11-21T09:00:00Z")
                    .on(source)
                    .expect(0, "extracted 3 records in 2 pages (1 request)");
            assertThat(source.requests()).containsExactly("/api/?size=2&page=2&day=2026-11-19");
        }
        assertThat(run.archive().extractedAt()).isEqualTo("2026-11-21T06:00:00.123Z");
        assertThat(run.files())
                .containsExactly(
                        "manifest.json", "page-00001.json.zst", "page-00002.json.zst", "run.json");
    }

    @Test
    void readsTheTotalOfAPageThatWasKept() throws Exception {
        run.until("total $.info.total");
        try (TestSource source = new TestSource(page(1, ANN, BOB), status(503, ""))) {
            run.on(source).expect(69, "page 2: ");
        }
        try (TestSource source = new TestSource(page(2, CAT))) {
            run.on(source).expect(0, "extracted 3 records in 2 pages (1 request)");
        }
    }

    @Test
    void asksAgainForAPageThatWasDamaged() throws Exception {
        run.until("shortPage 2");
        try (TestSource source = new TestSource(page(1, ANN, BOB), status(503, ""))) {
            run.on(source).expect(69, "page 2: ");
        }
        Files.writeString(run.attempt().resolve("page-00001.json.zst"), "damaged");
        try (TestSource source = new TestSource(page(1, ANN, BOB), page(2, CAT))) {
            run.on(source).expect(0, "extracted 3 records in 2 pages (2 requests)");
        }
    }

    @Test
    void startsAfreshUnderAnotherKey() throws Exception {
        run.until("shortPage 2");
        try (TestSource source = new TestSource(page(1, ANN, BOB), status(503, ""))) {
            run.on(source).expect(69, "page 2: ");
        }
        try (TestSource source = new TestSource(page(1, ANN, BOB), page(2, CAT))) {
            run.keys(TestContract.otherKey(3))
                    .on(source)
                    .expect(0, "extracted 3 records in 2 pages (2 requests)");
        }
    }

    @Test
    void refusesAKeyWithWhichJoinsWouldBreak() throws Exception {
        try (TestSource source = new TestSource(page(1, ANN))) {
            run.date("2026-11-10").on(source).expect(0, "extracted");
            run.date("2026-11-12")
                    .keys(TestContract.otherKey(3))
                    .on(source)
                    .expect(78, "the key 'k1' is not the one with which 2026-11-10 was archived");
            run.date("2026-11-08")
                    .on(source)
                    .expect(78, "the key 'k1' is not the one with which 2026-11-10 was archived");
            run.keys(TestContract.key()).on(source).expect(0, "extracted");
            assertThat(source.requests()).hasSize(2);
        }
    }

    @Test
    void refusesUnknownFieldsWhereTheContractSaysSo() throws Exception {
        run.contract(
                run.contract()
                        .with("etlUnknownFields, value: archive", "etlUnknownFields, value: fail"));
        try (TestSource source = new TestSource(page(1, ANN.replace("name", "new\\nname")))) {
            run.on(source)
                    .expect(65, "page 1 has fields that the contract does not name")
                    .says("$.info.total, $.results[*]['new?name']; name them in the contract");
        }
        assertThat(run.attempt().resolve("page-00001.json.zst")).doesNotExist();
    }

    @Test
    void recordsWhatItDropsWithoutBeingAsked() throws Exception {
        try (TestSource source = new TestSource(page(1, "{\"apiKey\":\"k\",\"x\":1}"))) {
            run.on(source).expect(0, "extracted 1 record");
        }
        assertThat(run.page(1)).contains("{\"apiKey\":null,\"x\":1}");
        assertThat(run.archive().protections())
                .containsEntry("$.results[*].apiKey", Protections.UNKNOWN_DROPPED);
        assertThat(run.archive().unknownFields())
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of(
                                "$.info.total",
                                1L,
                                "$.results[*].apiKey",
                                1L,
                                "$.results[*].x",
                                1L));
    }

    @Test
    void refusesADefaultKeyBeforeItAsks() throws Exception {
        try (TestSource source = new TestSource(page(1, ANN))) {
            TestRun production = run.keys(new EnvironmentKeys(Map.of()));
            production
                    .on(source)
                    .expect(78, "the protection keys can't be used:")
                    .says("the variable DAYBOOK_KEY is not set");
            assertThat(source.requests()).isEmpty();
        }
    }
}
