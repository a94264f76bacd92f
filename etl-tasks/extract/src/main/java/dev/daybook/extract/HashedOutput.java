package dev.daybook.extract;

import dev.daybook.table.Digest;
import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;

/**
 * Counts and digests what it hands on. It hands on blocks of one size, so that what a compressor
 * makes of them does not depend on the pieces in which the network delivered.
 */
final class HashedOutput extends OutputStream {
    private static final int BLOCK = 1 << 16;

    private final OutputStream next;
    private final MessageDigest digest = Digest.newSha256();
    private final byte[] block = new byte[BLOCK];
    private int filled;
    private long bytes;

    HashedOutput(OutputStream next) {
        this.next = next;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] source, int offset, int length) throws IOException {
        int from = offset;
        while (from < offset + length) {
            int count = Math.min(offset + length - from, BLOCK - filled);
            System.arraycopy(source, from, block, filled, count);
            filled += count;
            from += count;
            if (filled == BLOCK) {
                handOn();
            }
        }
    }

    private void handOn() throws IOException {
        digest.update(block, 0, filled);
        next.write(block, 0, filled);
        bytes += filled;
        filled = 0;
    }

    @Override
    public void close() throws IOException {
        try (next) {
            handOn();
        }
    }

    /** Returns the number of bytes; to be called after closing. */
    long bytes() {
        return bytes;
    }

    /** Returns the SHA-256 in hex; to be called once, after closing. */
    String sha256() {
        return Digest.hex(digest.digest());
    }
}
