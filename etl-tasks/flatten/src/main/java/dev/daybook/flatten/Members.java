package dev.daybook.flatten;

import dev.daybook.table.EightBytes;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The members of an object that the plan looks at, found by the bytes of their names. */
final class Members {
    private static final long MIX = 0x9E3779B97F4A7C15L;

    private final List<Place> all;
    private final byte[][] names;
    private final Place[] places;
    private final long[] heads;
    private final int shift;

    /** Makes the members of an object; each has its own name. */
    Members(List<Place> members) {
        all = List.copyOf(members);
        int bits = 1;
        while (1 << bits < 2 * members.size()) {
            bits++;
        }
        names = new byte[1 << bits][];
        places = new Place[1 << bits];
        heads = new long[1 << bits];
        shift = Long.SIZE - bits;
        members.forEach(this::add);
    }

    private void add(Place member) {
        byte[] name = member.name.getBytes(StandardCharsets.UTF_8);
        long head = head(Arrays.copyOf(name, name.length + Long.BYTES), 0, name.length);
        int at = slot(head, name.length);
        while (names[at] != null) {
            at = next(at);
        }
        names[at] = name;
        places[at] = member;
        heads[at] = head;
    }

    /**
     * Returns the member with a name, or null where the plan does not look at it.
     *
     * @param array holds eight bytes from the start on, whatever they are
     */
    @Nullable Place find(byte[] array, int start, int end) {
        int length = end - start;
        long head = head(array, start, length);
        int at = slot(head, length);
        for (byte[] name = names[at]; name != null; name = names[at]) {
            if (heads[at] == head
                    && name.length == length
                    && (length <= Long.BYTES
                            || Arrays.equals(name, 0, length, array, start, end))) {
                return places[at];
            }
            at = next(at);
        }
        return null;
    }

    /** Returns all of them. */
    List<Place> all() {
        return all;
    }

    private static long head(byte[] array, int start, int length) {
        long word = EightBytes.at(array, start);
        return length >= Long.BYTES ? word : word & ((1L << (Byte.SIZE * length)) - 1);
    }

    private int slot(long head, int length) {
        return (int) (((head + length) * MIX) >>> shift);
    }

    private int next(int at) {
        return (at + 1) & (names.length - 1);
    }
}
