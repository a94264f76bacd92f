package dev.daybook.extract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.table.Digest;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HmacSha256Test {
    @Test
    void givesTheDigestOfTheStandard() {
        // RFC 4231, test cases 2 and 6.
        byte[] message = ascii("what do ya want for nothing?");
        assertThat(Digest.hex(new HmacSha256(ascii("Jefe")).of(message)))
                .isEqualTo("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
        byte[] longKey = new byte[131];
        Arrays.fill(longKey, (byte) 0xAA);
        message = ascii("Test Using Larger Than Block-Size Key - Hash Key First");
        assertThat(Digest.hex(new HmacSha256(longKey).of(message)))
                .isEqualTo("60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 32, 63, 64, 65, 200})
    void agreesWithTheJdkForKeysOfAnyLength(int length) throws Exception {
        Random random = new Random(length);
        byte[] key = new byte[length];
        random.nextBytes(key);
        Mac expected = Mac.getInstance("HmacSHA256");
        expected.init(new SecretKeySpec(key, "HmacSHA256"));
        HmacSha256 hmac = new HmacSha256(key);
        for (int size = 0; size < 200; size += 7) {
            byte[] prefix = new byte[size];
            byte[] message = new byte[size / 2];
            random.nextBytes(prefix);
            random.nextBytes(message);
            expected.update(prefix);
            assertThat(hmac.of(prefix, message)).isEqualTo(expected.doFinal(message));
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
