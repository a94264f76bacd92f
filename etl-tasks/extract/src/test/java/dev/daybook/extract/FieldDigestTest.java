package dev.daybook.extract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.contract.Protection;
import dev.daybook.contract.Protection.Method;
import dev.daybook.contract.Protection.Normalization;
import dev.daybook.table.Digest;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The vectors were computed with Python's hmac and hashlib under the key in test-key.base64. */
class FieldDigestTest {

    @Test
    void computesTestCase1OfRfc4231() {
        byte[] key = new byte[20];
        Arrays.fill(key, (byte) 0x0b);
        byte[] mac = new HmacSha256(key).of("Hi There".getBytes(StandardCharsets.US_ASCII));
        assertThat(Digest.hex(mac))
                .isEqualTo("b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7");
    }

    @Test
    void hashesWithTheDomain() {
        assertThat(hmac("login-password").of("baggio"))
                .contains("43961629c507975eddbaa40c28ac4864f81ff2b536e7bab11dca48e8d8b51c2e");
    }

    @Test
    void hashesUtf8() {
        assertThat(hmac("national-id").of("Zoë 😀"))
                .contains("31f5df582dec491af4103c98a4d3fbbc60d9da7137adb58b3ee8fe635699c4ad");
    }

    @Test
    void stretchesWithPbkdf2() {
        FieldDigest digest = digest(Method.PBKDF2_SHA256, "login-password", 1000);
        String expected = "ce858e388fdc9ddfb99d2b7870e2fcebe7651dbd01b96c0c3bbe55aa0e36ec3f";
        assertThat(digest.of("baggio")).contains(expected);
        assertThat(digest.of("baggio")).contains(expected);
    }

    @Test
    void keepsTheEmptyText() {
        assertThat(hmac("d").of("")).contains("");
        assertThat(hmac("d", Normalization.TRIM).of(" \t")).contains("");
    }

    @Test
    void refusesHalfASurrogatePair() {
        assertThat(hmac("d").of("\ud83d")).isEmpty();
        assertThat(hmac("d").of("😀")).isPresent();
    }

    @Test
    void normalisesInTheOrderOfTheContract() {
        assertSame("ﬁA\u030a", "fi\u00c5", Normalization.NFKC);
        assertSame("A\u030a", "\u00c5", Normalization.NFC);
        assertSame("ID", "id", Normalization.LOWER);
        assertSame("straße", "STRASSE", Normalization.UPPER);
        assertSame("\u2003 12-34/ä ", "1234ä", Normalization.ALPHANUMERIC);
        assertSame("\u2003 x ", "x", Normalization.TRIM);
    }

    private static void assertSame(String one, String other, Normalization... steps) {
        assertThat(hmac("d", steps).of(one)).isEqualTo(hmac("d").of(other));
    }

    private static FieldDigest hmac(String domain, Normalization... steps) {
        return digest(Method.HMAC_SHA256, domain, 0, steps);
    }

    private static FieldDigest digest(
            Method method, String domain, int iterations, Normalization... steps) {
        Protection protection =
                new Protection(method, Optional.of("K"), "k1", domain, List.of(steps), iterations);
        return new FieldDigest(protection, TestContract.key());
    }
}
