package dev.daybook.extract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.daybook.contract.Protection;
import dev.daybook.problem.EtlException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EnvironmentKeysTest {
    private static final String REMEDY = "; make one with ./daybook key new";

    @Test
    void takesAGoodKey() {
        byte[] key = TestContract.otherKey(1);
        assertThat(new EnvironmentKeys(Map.of("K", base64(key))).key("K", fault -> {}))
                .hasValueSatisfying(read -> assertThat(read).isEqualTo(key));
        assertThat(faults(base64(key) + "\n")).isEmpty();
    }

    @Test
    void refusesAMissingKey() {
        assertThat(faults(""))
                .containsExactly("the variable K is not set; expected a key" + REMEDY);
    }

    @Test
    void refusesWhatIsNotBase64WithoutShowingIt() {
        assertThat(faults("my secret!"))
                .containsExactly("the variable K is not base64; expected a key" + REMEDY);
    }

    @Test
    void refusesAShortKey() {
        assertThat(faults(base64(new byte[31])))
                .containsExactly("the key in K has 31 bytes; expected at least 32" + REMEDY);
    }

    @Test
    void refusesKeysThatEverybodyKnows() {
        byte[] counting = new byte[32];
        for (int i = 0; i < counting.length; i++) {
            counting[i] = (byte) i;
        }
        byte[] ones = new byte[32];
        Arrays.fill(ones, (byte) 0xFF);
        for (byte[] key : List.of(TestContract.key(), counting, ones, new byte[32])) {
            assertThat(faults(base64(key)))
                    .containsExactly(
                            "the key in K is a default or test key; expected one that nobody knows"
                                    + REMEDY);
        }
    }

    @Test
    void refusesAKeyOfFewDifferentBytes() {
        byte[] key = new byte[64];
        for (int i = 0; i < key.length; i++) {
            key[i] = (byte) (i % 7);
        }
        assertThat(faults(base64(key)))
                .containsExactly(
                        "the key in K has 7 different bytes; expected at least 8" + REMEDY);
    }

    @Test
    void reportsTheFaultsOfAllKeysTogether() {
        EnvironmentKeys environment = new EnvironmentKeys(Map.of("B", "AAAA"));
        assertThatThrownBy(
                        () ->
                                ProtectionKeys.read(
                                        List.of(
                                                protection("A", "k1"),
                                                protection("B", "k2"),
                                                protection("B", "k1")),
                                        environment))
                .isInstanceOf(EtlException.class)
                .hasMessage(
                        """
                        the protection keys can't be used:
                          the variable A is not set; expected a key; make one with ./daybook key new
                          the key in B has 3 bytes; expected at least 32; make one with ./daybook key new
                          the key id 'k1' stands for A and for B; expected one variable for each key id in the contract""");
    }

    @Test
    void checksAKeyWithoutShowingIt() {
        ProtectionKeys keys =
                ProtectionKeys.read(List.of(protection("A", "k1")), TestContract.keys());
        assertThat(keys.checks()).containsExactly(Map.entry("k1", "7e79b4b85818e022"));
    }

    private static Protection protection(String variable, String keyId) {
        return new Protection(
                Protection.Method.HMAC_SHA256,
                Optional.of(variable),
                keyId,
                "domain",
                List.of(),
                0);
    }

    private static List<String> faults(String value) {
        List<String> faults = new ArrayList<>();
        new EnvironmentKeys(Map.of("K", value)).key("K", faults::add);
        return faults;
    }

    private static String base64(byte[] key) {
        return Base64.getEncoder().encodeToString(key);
    }
}
