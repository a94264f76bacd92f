package dev.daybook.extract;

import dev.daybook.table.Digest;
import java.security.MessageDigest;
import java.util.Arrays;

/**
 * HMAC (RFC 2104) with SHA-256 under one key. To look for the JDK's own starts five providers of
 * security, which takes longer than all digests of a small date.
 *
 * <p>Not safe for use by several threads.
 */
final class HmacSha256 {
    private static final int BLOCK = 64;
    private static final int INNER = 0x36;
    private static final int OUTER = 0x5C;

    private final MessageDigest digest = Digest.newSha256();
    private final byte[] inner;
    private final byte[] outer;

    HmacSha256(byte[] key) {
        byte[] block = Arrays.copyOf(key.length > BLOCK ? digest.digest(key) : key, BLOCK);
        inner = masked(block, INNER);
        outer = masked(block, OUTER);
        Arrays.fill(block, (byte) 0);
    }

    private static byte[] masked(byte[] block, int mask) {
        byte[] masked = new byte[BLOCK];
        for (int i = 0; i < BLOCK; i++) {
            masked[i] = (byte) (block[i] ^ mask);
        }
        return masked;
    }

    /** Returns the digest of a message that may come in parts. */
    byte[] of(byte[]... parts) {
        digest.update(inner);
        for (byte[] part : parts) {
            digest.update(part);
        }
        byte[] first = digest.digest();
        digest.update(outer);
        return digest.digest(first);
    }
}
