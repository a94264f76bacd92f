package dev.daybook.sample;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A digest that the sample sources use, found on every Java platform. */
enum Hash {
    MD5("MD5"),
    SHA1("SHA-1"),
    SHA256("SHA-256");

    private final String algorithm;

    Hash(String algorithm) {
        this.algorithm = algorithm;
    }

    byte[] digest(String text) {
        try {
            return MessageDigest.getInstance(algorithm)
                    .digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("No digest '" + algorithm + "' on this platform", e);
        }
    }

    String hex(String text) {
        return HexFormat.of().formatHex(digest(text));
    }
}
