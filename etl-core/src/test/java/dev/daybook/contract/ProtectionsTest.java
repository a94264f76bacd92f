package dev.daybook.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProtectionsTest {
    private static final String HMAC = "hmac-sha256;keyId=k1;domain=iban;normalize=trim,upper";

    private static Contract contract(String excluded) throws IOException {
        return Contracts.minimalWith(
                """
                      - name: iban
                        logicalType: string
                        transformLogic: $.bank.iban
                        customProperties:
                          - property: etlProtect
                            value: {method: hmac-sha256, key: 'env:DAYBOOK_KEY', keyId: k1, domain: iban, normalize: [trim, upper]}
                customProperties:
                  - property: etlExcludedPaths
                    value: [{path: '$.orders[*].card', reason: never needed}%s]
                """
                        .formatted(excluded));
    }

    private static Map<String, String> archived(String... pathsAndHow) throws IOException {
        Map<String, String> archived = new HashMap<>(Protections.of(contract("")));
        for (int i = 0; i < pathsAndHow.length; i += 2) {
            if (pathsAndHow[i + 1].isEmpty()) {
                archived.remove(pathsAndHow[i]);
            } else {
                archived.put(pathsAndHow[i], pathsAndHow[i + 1]);
            }
        }
        return archived;
    }

    @Test
    void areSortedByPath() throws IOException {
        assertThat(Protections.of(contract("")))
                .containsExactly(
                        entry("$.orders[*].bank.iban", HMAC),
                        entry("$.orders[*].card", "excluded"));
    }

    @Test
    void fitAnArchiveThatIsProtectedAlike() throws IOException {
        assertThat(Protections.conflicts(archived(), contract(""))).isEmpty();
    }

    @Test
    void fitAnArchiveThatIsProtectedMore() throws IOException {
        Map<String, String> archived =
                archived("$.orders[*].secret", "excluded", "$.orders[*].pin", "unknown, dropped");

        assertThat(Protections.conflicts(archived, contract(""))).isEmpty();
    }

    @Test
    void fitAnArchiveThatNeverStoredWhatIsNowExcluded() throws IOException {
        Map<String, String> archived = archived("$.orders[*].pin", "unknown, dropped");

        assertThat(
                        Protections.conflicts(
                                archived, contract(", {path: '$.orders[*].pin', reason: a}")))
                .isEmpty();
    }

    @Test
    void conflictWithAnArchiveThatIsProtectedLess() throws IOException {
        Map<String, String> archived =
                archived("$.orders[*].bank.iban", "", "$.orders[*].card", "");

        assertThat(Protections.conflicts(archived, contract("")))
                .containsExactly(
                        "$.orders[*].bank.iban is stored as received in the archive, expected "
                                + HMAC,
                        "$.orders[*].card is stored as received in the archive, expected excluded");
    }

    @Test
    void conflictWithAnArchiveThatIsProtectedOtherwise() throws IOException {
        String other = HMAC.replace("k1", "k2");

        assertThat(Protections.conflicts(archived("$.orders[*].bank.iban", other), contract("")))
                .containsExactly(
                        "$.orders[*].bank.iban is %s in the archive, expected %s"
                                .formatted(other, HMAC));
    }

    @Test
    void conflictWithAnArchiveThatLacksWhatAColumnReads() throws IOException {
        assertThat(
                        Protections.conflicts(
                                archived("$.orders[*].city", "unknown, dropped"), contract("")))
                .containsExactly(
                        "$.orders[*].city is unknown, dropped in the archive and a column reads it"
                                + " as received");
    }

    @Test
    void conflictWithWhatCantBeRead() throws IOException {
        assertThat(Protections.conflicts(archived("no path", "excluded"), contract(""))).hasSize(1);
    }

    @Test
    void differWheneverDigestsWould() throws IOException {
        Protection one =
                contract("")
                        .tables()
                        .get(0)
                        .column("iban")
                        .orElseThrow()
                        .protection()
                        .orElseThrow();

        assertThat(one.fingerprint()).isEqualTo(HMAC).doesNotContain("DAYBOOK_KEY");
        assertThat(Contracts.full().tables().get(0).columns().get(1).protection())
                .map(Protection::fingerprint)
                .contains(
                        "pbkdf2-sha256;keyId=k1;domain=iban;normalize=nfkc,trim,upper;iterations=5000");
    }
}
