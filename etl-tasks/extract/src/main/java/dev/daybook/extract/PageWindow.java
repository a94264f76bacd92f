package dev.daybook.extract;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;

/**
 * The bytes of a page between the parser, which reads ahead, and the disk. What the parser has read
 * is held until it is decided; offsets count the bytes of the page from zero.
 *
 * <p>A parser asks for more only when it has consumed all it was given, so while it is inside one
 * long value all held bytes are decided with that value: they pass or they are discarded, and a
 * value of any length needs no room.
 */
final class PageWindow extends InputStream {
    private static final int LONG = 1 << 15;
    private static final int MOST_HELD = 1 << 20;

    private final InputStream page;
    private final OutputStream kept;
    private final Utf8Check encoding = new Utf8Check();
    private byte[] held = new byte[2 * LONG];
    private int from;
    private int to;
    private long start;
    private State state = State.HOLDING;

    private enum State {
        HOLDING,
        PASSING,
        DISCARDING
    }

    PageWindow(InputStream page, OutputStream kept) {
        this.page = page;
        this.kept = kept;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        settle();
        int count = page.read(bytes, offset, length);
        if (count > 0) {
            encoding.check(bytes, offset, count);
            hold(bytes, offset, count);
        }
        return count;
    }

    private void settle() {
        if (state == State.PASSING) {
            copyTo(start + to - from);
        } else if (state == State.DISCARDING) {
            dropTo(start + to - from);
        } else if (to - from > MOST_HELD) {
            throw new SourceFault(
                    "the answer is not JSON that can be read: more than "
                            + MOST_HELD
                            + " bytes without a value at byte "
                            + start);
        }
    }

    private void hold(byte[] bytes, int offset, int count) {
        if (to + count > held.length) {
            int length = to - from;
            byte[] room =
                    length + count > held.length
                            ? new byte[Math.max(2 * held.length, length + count)]
                            : held;
            System.arraycopy(held, from, room, 0, length);
            held = room;
            from = 0;
            to = length;
        }
        System.arraycopy(bytes, offset, held, to, count);
        to += count;
    }

    /** Returns whether so much is held that deciding is due. */
    boolean isLong() {
        return to - from > LONG;
    }

    /** From now on what comes before the next call of {@link #hold()} is kept. */
    void pass() {
        state = State.PASSING;
    }

    /** Keeps what comes before an offset and discards all from there. */
    void discardFrom(long offset) {
        copyTo(offset);
        state = State.DISCARDING;
    }

    /** Ends the discarding at an offset and puts something else in its place. */
    void replaceTo(long offset, byte[] replacement) {
        dropTo(offset);
        write(replacement, 0, replacement.length);
        state = State.HOLDING;
    }

    /** From now on what is read is held. */
    void hold() {
        state = State.HOLDING;
    }

    /** Keeps what comes before an offset. */
    void copyTo(long offset) {
        int count = Math.toIntExact(Math.max(0, offset - start));
        write(held, from, count);
        from += count;
        start += count;
    }

    /** Keeps everything that is held. */
    void copyAll() {
        copyTo(start + to - from);
    }

    private void dropTo(long offset) {
        int count = Math.toIntExact(Math.max(0, offset - start));
        Arrays.fill(held, from, from + count, (byte) 0);
        from += count;
        start += count;
    }

    /** What fails here is our disk, not the source, which the parser could not tell apart. */
    private void write(byte[] bytes, int offset, int count) {
        try {
            kept.write(bytes, offset, count);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
