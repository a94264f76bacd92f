package dev.daybook.extract;

import static dev.daybook.extract.TestSource.page;
import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.contract.Protection;
import dev.daybook.partition.Archive;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReprotectionTest {
    private static final String ANN =
            "{\"name\":\"Ann\",\"email\":\"ann@example.org\",\"login\":{\"password\":\"p\",\"salt\":\"s\"}}";
    private static final String NAME =
            "- {name: name, logicalType: string, physicalType: TEXT, transformLogic: $.name}";
    private static final String PROTECTED_NAME =
            """
            - name: name
                    logicalType: string
                    physicalType: CHAR(64)
                    transformLogic: $.name
                    customProperties:
                      - property: etlProtect
                        value: {method: hmac-sha256, key: 'env:DAYBOOK_KEY', keyId: k1, domain: name, normalize: []}\
            """;
    private static final String EMAIL_DOMAIN = "domain: email";

    @TempDir private Path folder;
    private TestRun run;

    @BeforeEach
    void archive() throws Exception {
        run = new TestRun(folder, TestContract.people());
        try (TestSource source = new TestSource(page(1, ANN))) {
            run.on(source).expect(0, "extracted 1 record");
        }
    }

    private static TestContract people() {
        return TestContract.people();
    }

    @Test
    void isAskedForByAnExtractUnderAContractThatProtectsMore() throws Exception {
        run.contract(people().with(NAME, PROTECTED_NAME));
        run.with("--source", "http://localhost")
                .expect(78, "people 2026-11-19 is archived with other protection")
                .says(
                        "--reprotect",
                        "$.results[*].name is stored as received in the archive, expected hmac");
    }

    @Test
    void doesNothingWhereNothingIsAsked() throws Exception {
        String before = run.folder().manifestSha256();
        run.with("--reprotect")
                .expect(0, "the archive of people 2026-11-19 is protected as asked already");
        assertThat(run.folder().manifestSha256()).isEqualTo(before);
    }

    @Test
    void protectsWhatWasStoredAsReceivedAndHashesNothingTwice() throws Exception {
        Archive before = run.archive();
        Path first = run.folder().folder();
        String page = run.page(1);
        run.contract(people().with(NAME, PROTECTED_NAME))
                .with("--reprotect")
                .expect(0, "protected the archive of people 2026-11-19 anew")
                .says("stays as it was in '.extract-1'");

        Archive after = run.archive();
        FieldDigest digest =
                ProtectionKeys.read(List.of(nameProtection()), TestContract.keys())
                        .digest(nameProtection());
        assertThat(run.page(1)).isEqualTo(page.replace("Ann", digest.of("Ann").orElseThrow()));
        assertThat(after.extractedAt()).isEqualTo(before.extractedAt());
        assertThat(after.request()).isEqualTo(before.request());
        assertThat(after.keyChecks()).isEqualTo(before.keyChecks());
        assertThat(after.pages().get(0).counts()).isEqualTo(before.pages().get(0).counts());
        assertThat(after.protections()).containsKey("$.results[*].name").hasSize(6);
        assertThat(first.resolve("manifest.json")).exists();
        assertThat(run.files()).containsExactly("manifest.json", "page-00001.json.zst", "run.json");
        run.with("--source", "http://localhost").expect(0, "already archived 1 record in 1 page");
    }

    private static Protection nameProtection() {
        return people().with(NAME, PROTECTED_NAME)
                .contract()
                .table("person")
                .flatMap(table -> table.column("name"))
                .flatMap(column -> column.protection())
                .orElseThrow();
    }

    @Test
    void makesNullOfWhatIsExcludedByNow() throws Exception {
        run.contract(
                        people().with(NAME, "")
                                .with(
                                        "etlExcludedPaths\n    value:",
                                        "etlExcludedPaths\n    value:\n      - {path: '$.results[*].name',"
                                                + " reason: no need}"))
                .with("--reprotect")
                .expect(0, "protected the archive");
        assertThat(run.page(1)).startsWith("{\"results\":[{\"name\":null,\"email\":\"");
        assertThat(run.archive().protections()).containsEntry("$.results[*].name", "excluded");
    }

    @Test
    void keepsWhatIsProtectedAndNoLongerNamed() throws Exception {
        String page = run.page(1);
        String password = people().text();
        int from = password.indexOf("      - name: password");
        int to = password.indexOf("      - name: pin");
        run.contract(people().with(password.substring(from, to), "").with(NAME, PROTECTED_NAME))
                .with("--reprotect")
                .expect(0, "protected the archive");
        assertThat(run.page(1))
                .endsWith(page.substring(page.indexOf("\"email\"")))
                .doesNotContain("Ann");
    }

    @Test
    void refusesWhatCannotComeBack() throws Exception {
        run.contract(people().with(EMAIL_DOMAIN, "domain: mail"))
                .with("--reprotect")
                .expect(
                        78,
                        "the archive of people 2026-11-19 can't be protected as the contract asks")
                .says("--refetch", "$.results[*].email is hmac-sha256;keyId=k1;domain=email");
        run.contract(
                        people().with("$.results[*].login.salt'", "$.results[*].login.pepper'")
                                .with(
                                        "transformLogic: $.age}",
                                        "transformLogic: $.login.salt, "
                                                + "customProperties: [{property: etlAllowClear, value: test}]}"))
                .with("--reprotect")
                .expect(
                        78,
                        "the archive of people 2026-11-19 can't be protected as the contract asks")
                .says("$.results[*].login.salt is excluded in the archive and a column reads it");
    }

    @Test
    void refusesAnotherKeyOfTheSameId() throws Exception {
        run.contract(people().with(NAME, PROTECTED_NAME))
                .keys(TestContract.otherKey(3))
                .with("--reprotect")
                .expect(
                        78,
                        "the key 'k1' is not the one with which people 2026-11-19 was archived");
    }

    @Test
    void refusesADamagedArchive() throws Exception {
        Files.writeString(run.folder().folder().resolve(PageFile.name(1)), "damaged");
        run.contract(people().with(NAME, PROTECTED_NAME))
                .with("--reprotect")
                .expect(66, "the file '");
    }

    @Test
    void refusesADateThatIsNotArchived() throws Exception {
        run.date("2026-11-18")
                .with("--reprotect")
                .expect(66, "there is no finished extract of people 2026-11-18");
    }
}
