package dev.daybook.contract;

import dev.daybook.document.Worded;
import java.util.List;
import java.util.Optional;

/**
 * How a field is protected before it reaches the disk.
 *
 * @param method what becomes of the value
 * @param key the name of the environment variable with the key; nothing for {@code drop}
 * @param keyId the name of the key, which goes into manifests
 * @param domain what the value identifies; equal values are equal digests within one domain only
 * @param normalize done to the text, in this order, before it is hashed
 * @param iterations of PBKDF2; zero for the other methods
 */
public record Protection(
        Method method,
        Optional<String> key,
        String keyId,
        String domain,
        List<Normalization> normalize,
        int iterations) {

    /** What becomes of a protected value. */
    public enum Method implements Worded {
        /** HMAC (RFC 2104) with SHA-256, as lower-case hex. */
        HMAC_SHA256("hmac-sha256"),
        /** PBKDF2 (RFC 8018) with HMAC-SHA-256, 32 bytes, as lower-case hex. */
        PBKDF2_SHA256("pbkdf2-sha256"),
        /** The value becomes null. */
        DROP("drop");

        private final String word;

        Method(String word) {
            this.word = word;
        }

        /** Returns the word of the contract. */
        @Override
        public String word() {
            return word;
        }
    }

    /** What is done to a text before it is hashed, so that spellings of one value agree. */
    public enum Normalization implements Worded {
        /** Unicode normalisation form NFC (UAX 15). */
        NFC("nfc"),
        /** Unicode normalisation form NFKC (UAX 15). */
        NFKC("nfkc"),
        /** White space at both ends is removed. */
        TRIM("trim"),
        /** Lower case, without a locale. */
        LOWER("lower"),
        /** Upper case, without a locale. */
        UPPER("upper"),
        /** Everything but letters and digits is removed. */
        ALPHANUMERIC("alphanumeric");

        private final String word;

        Normalization(String word) {
            this.word = word;
        }

        /** Returns the word of the contract. */
        @Override
        public String word() {
            return word;
        }
    }

    /** Copies the list. */
    public Protection {
        normalize = List.copyOf(normalize);
    }

    /** Returns one line that differs whenever digests would differ, without any secret. */
    public String fingerprint() {
        if (method == Method.DROP) {
            return method.word();
        }
        return String.join(
                        ";",
                        method.word(),
                        "keyId=" + keyId,
                        "domain=" + domain,
                        "normalize="
                                + String.join(
                                        ",", normalize.stream().map(Normalization::word).toList()))
                + (iterations > 0 ? ";iterations=" + iterations : "");
    }
}
