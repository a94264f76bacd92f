package dev.daybook.extract;

import dev.daybook.contract.Protection;
import dev.daybook.problem.EtlException;
import dev.daybook.problem.ExitCode;
import dev.daybook.table.Digest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The keys that some protections need, by key id. Never written, logged or shown. */
final class ProtectionKeys {
    private static final String CHECKED_TEXT = "daybook key check";
    private static final int CHECK_LENGTH = 16;

    private final Map<String, byte[]> keys;

    private ProtectionKeys(Map<String, byte[]> keys) {
        this.keys = keys;
    }

    /**
     * Reads the keys.
     *
     * @throws EtlException with exit code 78 and all faults of all keys
     */
    static ProtectionKeys read(Collection<Protection> protections, KeySource source) {
        List<String> faults = new ArrayList<>();
        Map<String, String> variables = new LinkedHashMap<>();
        Map<String, byte[]> keys = new LinkedHashMap<>();
        for (Protection protection : protections) {
            if (protection.key().isEmpty()) {
                continue;
            }
            String variable = protection.key().get();
            String first = variables.putIfAbsent(protection.keyId(), variable);
            if (first == null) {
                source.key(variable, fault -> addOnce(faults, fault))
                        .ifPresent(key -> keys.put(protection.keyId(), key));
            } else if (!first.equals(variable)) {
                addOnce(faults, twoVariables(protection.keyId(), first, variable));
            }
        }
        if (!faults.isEmpty()) {
            throw new EtlException(
                    ExitCode.CONFIGURATION,
                    "the protection keys can't be used:\n  " + String.join("\n  ", faults));
        }
        return new ProtectionKeys(keys);
    }

    /** One variable may serve several key ids; its fault is one fault. */
    private static void addOnce(List<String> faults, String fault) {
        if (!faults.contains(fault)) {
            faults.add(fault);
        }
    }

    private static String twoVariables(String keyId, String first, String second) {
        return "the key id '"
                + keyId
                + "' stands for "
                + first
                + " and for "
                + second
                + "; expected one variable for each key id in the contract";
    }

    /** Returns what makes digests under a protection that has a key. */
    FieldDigest digest(Protection protection) {
        byte[] key = keys.get(protection.keyId());
        if (key == null) {
            throw new IllegalArgumentException("no key for the id " + protection.keyId());
        }
        return new FieldDigest(protection, key);
    }

    /** Returns, by key id, a value that tells whether another key is the same. */
    Map<String, String> checks() {
        Map<String, String> checks = new TreeMap<>();
        keys.forEach((id, key) -> checks.put(id, check(key)));
        return checks;
    }

    private static String check(byte[] key) {
        byte[] mac = new HmacSha256(key).of(CHECKED_TEXT.getBytes(StandardCharsets.UTF_8));
        String check = Digest.hex(mac).substring(0, CHECK_LENGTH);
        Arrays.fill(mac, (byte) 0);
        return check;
    }
}
