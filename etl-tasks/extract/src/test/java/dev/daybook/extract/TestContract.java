package dev.daybook.extract;

import dev.daybook.contract.Contract;
import dev.daybook.contract.ContractReader;
import dev.daybook.contract.Plan;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;

/** The contract people.odcs.yaml, as it is or with lines replaced, and the key of the tests. */
record TestContract(String text) {

    static TestContract people() {
        return new TestContract(resource("/contracts/people.odcs.yaml"));
    }

    static String resource(String name) {
        try (InputStream in = TestContract.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the key that production refuses. */
    static byte[] key() {
        return Base64.getDecoder().decode(resource("/test-key.base64").strip());
    }

    /** Returns another key for every number. */
    static byte[] otherKey(int number) {
        byte[] key = key();
        key[0] = (byte) number;
        return key;
    }

    static KeySource keys() {
        return keys(key());
    }

    static KeySource keys(byte[] key) {
        return (variable, faults) -> Optional.of(key.clone());
    }

    TestContract with(String line, String replacement) {
        if (!text.contains(line)) {
            throw new IllegalArgumentException("the contract has no '" + line + "'");
        }
        return new TestContract(text.replace(line, replacement));
    }

    byte[] bytes() {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    Contract contract() {
        return ContractReader.read("people.odcs.yaml", bytes());
    }

    Plan plan() {
        return Plan.of(contract());
    }

    PageFilter filter() {
        Plan plan = plan();
        ProtectionKeys keys = ProtectionKeys.read(Treatments.asked(plan, Set.of()), keys());
        return new PageFilter(
                plan,
                Treatments.of(plan, keys, Set.of()),
                plan.contract().policies().unknownFields());
    }
}
