package dev.daybook.extract;

import dev.daybook.table.Digest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Protection keys in the variables of the process, as base64 (RFC 4648). */
final class EnvironmentKeys implements KeySource {
    private static final int LEAST_BYTES = 32;
    private static final int LEAST_DISTINCT = 8;
    private static final String REMEDY = "; make one with ./daybook key new";

    /** SHA-256 of keys that anybody can guess. */
    private static final Set<String> REFUSED =
            Set.of(
                    // The key of our tests.
                    "d989954d68a3d68fc0e2a69542c66d743cf5104c611f622390a042e5372ed0ee",
                    // 32 bytes of 0x00, 32 bytes of 0xFF, the bytes 0 to 31.
                    "66687aadf862bd776c8fc18b8e9f8e20089714856ee233b3902a591d0d5f2925",
                    "af9613760f72635fbdb44a5a0a63c39f12af30f950a6ee5c971be188e89c4051",
                    "630dcd2966c4336691125448bbb25b4ff412a49c732db2c8abc1b8581bd710dd");

    private final Map<String, String> environment;

    EnvironmentKeys(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    @Override
    public Optional<byte[]> key(String variable, Consumer<String> faults) {
        String text = environment.getOrDefault(variable, "").strip();
        if (text.isEmpty()) {
            faults.accept("the variable " + variable + " is not set; expected a key" + REMEDY);
            return Optional.empty();
        }
        byte[] key;
        try {
            key = Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            faults.accept("the variable " + variable + " is not base64; expected a key" + REMEDY);
            return Optional.empty();
        }
        Optional<String> weakness = weakness(key);
        weakness.ifPresent(found -> faults.accept("the key in " + variable + " " + found + REMEDY));
        return weakness.isEmpty() ? Optional.of(key) : Optional.empty();
    }

    private static Optional<String> weakness(byte[] key) {
        if (key.length < LEAST_BYTES) {
            return Optional.of("has " + key.length + " bytes; expected at least " + LEAST_BYTES);
        }
        if (REFUSED.contains(Digest.sha256(key))) {
            return Optional.of("is a default or test key; expected one that nobody knows");
        }
        long distinct = new String(key, StandardCharsets.ISO_8859_1).chars().distinct().count();
        if (distinct < LEAST_DISTINCT) {
            return Optional.of(
                    "has " + distinct + " different bytes; expected at least " + LEAST_DISTINCT);
        }
        return Optional.empty();
    }
}
