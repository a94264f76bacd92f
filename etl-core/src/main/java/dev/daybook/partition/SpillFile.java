package dev.daybook.partition;

import dev.daybook.table.EightBytes;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Numbers that do not fit into memory: first written one after the other, then read in the same
 * order. The file takes its room on the disk until it is closed.
 */
public final class SpillFile implements AutoCloseable {
    private static final int BUFFER = 1 << 12;

    /** What is searched at once. */
    private static final int SEARCHED = 1 << 15;

    /** A number takes ten bytes at most, seven bits in each. */
    private static final int LONGEST = 10;

    private static final int FOUR = 4 * Long.BYTES;
    private static final int MORE = 0x80;
    private static final int BITS = 7;

    private final FileChannel channel;
    private final byte[] bytes = new byte[BUFFER];

    /** The same bytes, for the channel. */
    private final ByteBuffer buffer = ByteBuffer.wrap(bytes);

    /** Where the next number is written or read. */
    private int position;

    /** Where what was read ends. */
    private int limit;

    private SpillFile(FileChannel channel) {
        this.channel = channel;
    }

    /** Makes an empty file in a folder, where nobody finds it. */
    static SpillFile in(Path folder) throws IOException {
        // Where the system can, it takes the name away as soon as the file is open.
        Path file = Files.createTempFile(folder, ".spill-", "");
        return new SpillFile(
                FileChannel.open(
                        file,
                        StandardOpenOption.READ,
                        StandardOpenOption.WRITE,
                        StandardOpenOption.DELETE_ON_CLOSE));
    }

    /** Writes a number that is as likely as any other, in eight bytes. */
    public void writeLong(long number) throws IOException {
        makeRoom(Long.BYTES);
        EightBytes.put(bytes, position, number);
        position += Long.BYTES;
    }

    /** Writes four numbers as {@link #writeLong} would, one after the other. */
    public void writeLongs(long first, long second, long third, long fourth) throws IOException {
        makeRoom(FOUR);
        int at = position;
        EightBytes.put(bytes, at, first);
        EightBytes.put(bytes, at + Long.BYTES, second);
        EightBytes.put(bytes, at + 2 * Long.BYTES, third);
        EightBytes.put(bytes, at + 3 * Long.BYTES, fourth);
        position = at + FOUR;
    }

    /** Writes any number, one near zero in few bytes: its sign becomes the last bit. */
    public void writeNumber(long number) throws IOException {
        makeRoom(LONGEST);
        long rest = number << 1 ^ number >> (Long.SIZE - 1);
        while ((rest & -MORE) != 0) {
            bytes[position++] = (byte) (rest | MORE);
            rest >>>= BITS;
        }
        bytes[position++] = (byte) rest;
    }

    private void makeRoom(int more) throws IOException {
        if (position > BUFFER - more) {
            flush();
        }
    }

    private void flush() throws IOException {
        buffer.limit(position).position(0);
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
        position = 0;
    }

    /**
     * Returns whether one of the records that were written begins with two numbers.
     *
     * @param longs of each record; all of them written by {@link #writeLong}, and nothing else
     */
    public boolean hasRecord(int longs, long first, long second) throws IOException {
        flush();
        int size = longs * Long.BYTES;
        byte[] array = new byte[SEARCHED / size * size];
        ByteBuffer records = ByteBuffer.wrap(array);
        for (long at = 0; read(records, at) > 0; at += records.limit()) {
            for (int i = 0; i < records.limit(); i += size) {
                if (EightBytes.at(array, i) == first
                        && EightBytes.at(array, i + Long.BYTES) == second) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Reads as many bytes as there is room for, or as there are. */
    private int read(ByteBuffer target, long offset) throws IOException {
        target.clear();
        int count = 0;
        while (target.hasRemaining() && count >= 0) {
            count = channel.read(target, offset + target.position());
        }
        return target.flip().limit();
    }

    /** Ends the writing; what is read next is the first number. */
    public void rewind() throws IOException {
        flush();
        channel.position(0);
        limit = 0;
    }

    /** Returns whether there is another number to read. */
    public boolean hasNext() throws IOException {
        return position < limit || fill();
    }

    /** Reads what {@link #writeLong} has written. */
    public long readLong() throws IOException {
        while (limit - position < Long.BYTES) {
            require();
        }
        long number = EightBytes.at(bytes, position);
        position += Long.BYTES;
        return number;
    }

    /** Reads what {@link #writeNumber} has written. */
    public long readNumber() throws IOException {
        long number = 0;
        for (int shift = 0; ; shift += BITS) {
            if (position == limit) {
                require();
            }
            byte next = bytes[position++];
            number |= (long) (next & (MORE - 1)) << shift;
            if (next >= 0) {
                return number >>> 1 ^ -(number & 1);
            }
        }
    }

    private void require() throws IOException {
        if (!fill()) {
            throw new EOFException("a spilled file ends too early");
        }
    }

    private boolean fill() throws IOException {
        buffer.limit(limit).position(position).compact();
        int count = channel.read(buffer);
        position = 0;
        limit = buffer.position();
        return count > 0;
    }

    boolean isOpen() {
        return channel.isOpen();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
