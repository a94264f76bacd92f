package dev.daybook.extract;

import dev.daybook.contract.Protection;
import dev.daybook.table.Digest;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.text.Normalizer;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * Makes the digests of one protection under one key.
 *
 * <p>The message of the HMAC is {@code daybook:v1}, the domain and the normalised value, with a
 * zero byte between them, so that equal values of two domains have different digests. The empty
 * text stays empty: its digest would be one value that joins everything.
 *
 * <p>Not safe for use by several threads.
 */
final class FieldDigest {
    private static final String PBKDF2 = "PBKDF2WithHmacSHA256";
    private static final int PBKDF2_BITS = 256;
    private static final int MAX_REMEMBERED = 10_000;
    private static final int MAX_REMEMBERED_LENGTH = 256;

    private final Protection protection;
    private final HmacSha256 hmac;
    private final byte[] prefix;

    /** PBKDF2 is slow by intent, so values that come again are remembered, within a bound. */
    private final Map<String, String> remembered =
            new LinkedHashMap<>(16, 0.75f, true) {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
                    return size() > MAX_REMEMBERED;
                }
            };

    FieldDigest(Protection protection, byte[] key) {
        this.protection = protection;
        hmac = new HmacSha256(key);
        prefix = utf8("daybook:v1\0" + protection.domain() + "\0");
    }

    /**
     * Returns the digest of a value in lower-case hex.
     *
     * @return nothing where the value is no Unicode text: half of a surrogate pair has no UTF-8
     */
    Optional<String> of(String value) {
        String text = normalized(value);
        if (text.isEmpty()) {
            return Optional.of("");
        }
        if (!isUnicode(text)) {
            return Optional.empty();
        }
        return Optional.of(
                protection.method() == Protection.Method.PBKDF2_SHA256
                        ? rememberedPbkdf2(text)
                        : hmac(text));
    }

    private String normalized(String value) {
        String text = value;
        for (Protection.Normalization step : protection.normalize()) {
            text = normalized(step, text);
        }
        return text;
    }

    private static String normalized(Protection.Normalization step, String text) {
        return switch (step) {
            case NFC -> Normalizer.normalize(text, Normalizer.Form.NFC);
            case NFKC -> Normalizer.normalize(text, Normalizer.Form.NFKC);
            case TRIM -> text.strip();
            case LOWER -> text.toLowerCase(Locale.ROOT);
            case UPPER -> text.toUpperCase(Locale.ROOT);
            case ALPHANUMERIC -> alphanumeric(text);
        };
    }

    private static String alphanumeric(String text) {
        StringBuilder kept = new StringBuilder(text.length());
        text.codePoints().filter(Character::isLetterOrDigit).forEach(kept::appendCodePoint);
        return kept.toString();
    }

    private static boolean isUnicode(String text) {
        return text.codePoints().noneMatch(c -> c >= 0xD800 && c <= 0xDFFF);
    }

    private String hmac(String text) {
        return Digest.hex(hmac.of(prefix, utf8(text)));
    }

    private String rememberedPbkdf2(String text) {
        if (text.length() > MAX_REMEMBERED_LENGTH) {
            return pbkdf2(text);
        }
        // Not computeIfAbsent: a map in order of access may not be read while it computes.
        String known = remembered.get(text);
        String digest = known == null ? pbkdf2(text) : known;
        remembered.put(text, digest);
        return digest;
    }

    private String pbkdf2(String text) {
        byte[] salt = hmac.of(utf8("daybook:v1:pbkdf2\0" + protection.domain()));
        PBEKeySpec spec =
                new PBEKeySpec(text.toCharArray(), salt, protection.iterations(), PBKDF2_BITS);
        try {
            return Digest.hex(
                    SecretKeyFactory.getInstance(PBKDF2).generateSecret(spec).getEncoded());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + PBKDF2, e);
        } finally {
            spec.clearPassword();
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
