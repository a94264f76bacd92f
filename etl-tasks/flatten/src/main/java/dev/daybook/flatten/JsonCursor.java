package dev.daybook.flatten;

import dev.daybook.table.EightBytes;
import java.io.IOException;
import java.util.Arrays;

/**
 * Reads a JSON text (RFC 8259) from left to right as bytes, and makes no object of a value.
 *
 * <p>Every byte is checked, those of values that nobody wants as well: the grammar, UTF-8 (RFC
 * 3629), no more than {@value #MAX_DEPTH} levels and {@value #MAX_DIGITS} digits. The text is in an
 * array, or comes piece by piece from a source; then the array holds what was read since {@link
 * #hold}. Not safe for use by several threads.
 */
final class JsonCursor {
    /** Where the bytes of a text come from. */
    interface Source {
        /** Reads some bytes, at least one; returns how many, or -1 at the end. */
        int read(byte[] target, int offset, int length) throws IOException;
    }

    /** Zeros that follow the text in its array, for eight bytes are looked at together. */
    static final int PADDING = 8;

    /** What {@link #peek} returns at the end of the text. */
    static final int END = Integer.MIN_VALUE;

    /** The deepest nesting that is read. */
    static final int MAX_DEPTH = 1000;

    /** The most digits of a number. */
    static final int MAX_DIGITS = 1000;

    private static final long COMMA = ',' * EightBytes.ONES;
    private static final long BACKSLASH = '\\' * EightBytes.ONES;
    private static final long QUOTE_TO_SPACE = ('"' ^ ' ') * EightBytes.ONES;
    private static final long ABOVE_SPACE = (' ' + 1) * EightBytes.ONES;
    private static final int NULL = 'n' | 'u' << 8 | 'l' << 16 | 'l' << 24;
    private static final int LARGEST = Integer.MAX_VALUE - 64;
    private static final Source NOTHING = (target, offset, length) -> -1;

    /** For each level, whether it is an object: one bit each. */
    private final long[] objects = new long[MAX_DEPTH / Long.SIZE + 1];

    private final Escapes escapes = new Escapes();
    private byte[] bytes = new byte[0];
    private byte[] own = new byte[0];
    private Source source = NOTHING;
    private long origin;
    private int limit;
    private int position;
    private int held = -1;
    private int depth;
    private int start;
    private int end;
    private boolean escaped;
    private boolean comma;

    /** Reads a text that comes piece by piece, in an array of at least some size. */
    void open(Source newSource, int size) {
        if (own.length < size) {
            own = new byte[size];
        }
        set(newSource, own, 0, 0, 0);
    }

    /**
     * Reads part of a text.
     *
     * @param array holds the part, and room for {@link #PADDING} zeros after it
     * @param length of the part
     * @param newOrigin where in the text the part begins
     * @param newDepth how many objects and lists are open there
     */
    void open(byte[] array, int length, long newOrigin, int newDepth) {
        set(NOTHING, array, length, newOrigin, newDepth);
    }

    private void set(Source from, byte[] array, int length, long newOrigin, int newDepth) {
        source = from;
        bytes = array;
        limit = length;
        origin = newOrigin;
        depth = newDepth;
        position = 0;
        held = -1;
        pad();
    }

    /** Keeps what follows in the array, whatever is read, until {@link #release}. */
    void hold() {
        held = position;
    }

    /** Ends {@link #hold}. */
    void release() {
        held = -1;
    }

    /** Returns the array; valid until something is read. */
    byte[] array() {
        return bytes;
    }

    /** Returns where in the array that begins what is held. */
    int held() {
        return held;
    }

    /** Returns where in the text that begins what is held. */
    long heldOffset() {
        return origin + held;
    }

    /** Returns where in the array the cursor stands. */
    int position() {
        return position;
    }

    /** Moves the cursor to another place in the array. */
    void moveTo(int newPosition) {
        position = newPosition;
    }

    /** Returns where in the array the text ends, as far as it was read. */
    int limit() {
        return limit;
    }

    /** Reads on; false at the end of the text. What is held may be at another place then. */
    boolean readOn() throws IOException {
        return more(position);
    }

    /**
     * Returns whether some bytes follow, as they are, and were read already.
     *
     * @param text holds them, followed by {@link #PADDING} zeros
     * @param length how many they are, at least one
     */
    boolean isAt(byte[] text, int length) {
        int p = position;
        if (length > limit - p) {
            return false;
        }
        int i = 0;
        for (; i < length - Long.BYTES; i += Long.BYTES) {
            if (EightBytes.at(bytes, p + i) != EightBytes.at(text, i)) {
                return false;
            }
        }
        long differences = EightBytes.at(bytes, p + i) ^ EightBytes.at(text, i);
        return differences << (Byte.SIZE * (Long.BYTES - (length - i))) == 0;
    }

    /** Passes bytes that are known; so many objects and lists are open then. */
    void pass(int count, int newDepth) {
        position += count;
        depth = newDepth;
    }

    /** Goes back to where what is held begins; so many objects and lists are open there. */
    void moveBack(int newDepth) {
        position = held;
        depth = newDepth;
    }

    /** Returns how many objects and lists are open. */
    int depth() {
        return depth;
    }

    /** Returns where in the array the last string, without its quotes, or number begins. */
    int start() {
        return start;
    }

    /** Returns where in the array it ends. */
    int end() {
        return end;
    }

    /** Returns whether the last string has escapes; see {@link #decoded}. */
    boolean isEscaped() {
        return escaped;
    }

    /** Returns whether the last string has a comma. */
    boolean hasComma() {
        return comma;
    }

    /** Returns the last string with its escapes replaced. */
    Escapes decoded() {
        return decoded(start, end);
    }

    /** Returns a string that was read before, from its start to its end, with escapes replaced. */
    Escapes decoded(int from, int to) {
        escapes.decode(bytes, from, to);
        return escapes;
    }

    /** Passes white space and returns the byte that follows, or {@link #END}. */
    int peek() throws IOException {
        byte[] b = bytes;
        int p = position;
        while (true) {
            byte c = b[p];
            if (c > ' ') {
                position = p;
                return c;
            }
            if (c == ' ' || c == '\n' || c == '\r' || c == '\t') {
                p++;
            } else if (c != 0 || p < limit) {
                position = p;
                return c;
            } else {
                position = p;
                if (!more(p)) {
                    return END;
                }
                b = bytes;
                p = position;
            }
        }
    }

    /** Proves that only white space follows. */
    void requireEnd() throws IOException {
        if (peek() != END) {
            throw malformed("the end of the page, for its JSON text is complete");
        }
    }

    /** Passes the brace at which the cursor stands and the first name; false if there is none. */
    boolean beginObject() throws IOException {
        begin(true);
        if (peek() == '}') {
            return endLevel();
        }
        name();
        return true;
    }

    /** Passes what follows a member: a comma and the next name, or the brace that ends it all. */
    boolean nextMember() throws IOException {
        int next = peek();
        if (next == ',') {
            position++;
            peek();
            name();
            return true;
        }
        if (next != '}') {
            throw malformed("',' or '}'");
        }
        return endLevel();
    }

    /** Passes the bracket at which the cursor stands; returns whether an element follows. */
    boolean beginList() throws IOException {
        begin(false);
        return peek() != ']' || endLevel();
    }

    /** Passes what follows an element: a comma, or the bracket that ends the list. */
    boolean nextElement() throws IOException {
        int next = peek();
        if (next == ',') {
            position++;
            return true;
        }
        if (next != ']') {
            throw malformed("',' or ']'");
        }
        return endLevel();
    }

    private void begin(boolean object) {
        if (depth == MAX_DEPTH) {
            throw malformed("no more than " + MAX_DEPTH + " levels of nesting");
        }
        long bit = 1L << depth;
        if (object) {
            objects[depth / Long.SIZE] |= bit;
        } else {
            objects[depth / Long.SIZE] &= ~bit;
        }
        depth++;
        position++;
    }

    private boolean isInObject() {
        return (objects[(depth - 1) / Long.SIZE] & (1L << (depth - 1))) != 0;
    }

    private boolean endLevel() {
        depth--;
        position++;
        return false;
    }

    /** Passes a name and the colon; {@link #start} and {@link #end} enclose the name. */
    private void name() throws IOException {
        if (bytes[position] != '"') {
            throw malformed("a name in quotes");
        }
        string();
        if (escaped && decoded().hasLoneSurrogate()) {
            position = start;
            throw malformed("a name of whole characters");
        }
        if (bytes[position] != ':' && peekAfterName() != ':') {
            throw malformed("':'");
        }
        position++;
    }

    /** The name must outlive what is read on the way to its colon. */
    private int peekAfterName() throws IOException {
        boolean isHeld = held >= 0;
        held = isHeld ? held : start;
        int next = peek();
        held = isHeld ? held : -1;
        return next;
    }

    /** Passes the value at which the cursor stands, whatever it is. */
    void skip() throws IOException {
        int outer = depth;
        boolean isOpen = skipOne();
        while (isOpen || depth > outer) {
            if (isOpen) {
                peek();
                isOpen = skipOne();
            } else {
                isOpen = isInObject() ? nextMember() : nextElement();
            }
        }
    }

    /** Passes a scalar, or the beginning of an object or list; returns whether a value follows. */
    private boolean skipOne() throws IOException {
        switch (bytes[position]) {
            case '{' -> {
                return beginObject();
            }
            case '[' -> {
                return beginList();
            }
            case '"' -> string();
            case 't', 'f', 'n' -> literal();
            default -> number();
        }
        return false;
    }

    /** Passes the literal at which the cursor stands. */
    void literal() throws IOException {
        switch (bytes[position]) {
            case 't' -> literal("true");
            case 'f' -> literal("false");
            default -> nothing();
        }
    }

    /** Passes null, which is much more frequent than the others. */
    private void nothing() throws IOException {
        int p = position;
        if ((int) EightBytes.at(bytes, p) == NULL) {
            start = p;
            end = p + Integer.BYTES;
            position = end;
        } else {
            literal("null");
        }
    }

    private void literal(String text) throws IOException {
        start = position;
        for (int i = 0; i < text.length(); i++) {
            while (start + i == limit && more(start)) {
                // More is there now.
            }
            if (bytes[start + i] != text.charAt(i)) {
                position = start + i;
                throw malformed("a value");
            }
        }
        end = start + text.length();
        position = end;
    }

    /** Passes the number at which the cursor stands. */
    void number() throws IOException {
        start = position;
        int found = numberEnd(start);
        for (boolean isMore = true; isMore && position == limit; ) {
            isMore = more(start);
            found = numberEnd(start);
        }
        if (found < 0) {
            throw malformed("a value");
        }
        if (found - start > MAX_DIGITS && digits(found) > MAX_DIGITS) {
            throw malformed("a number of no more than " + MAX_DIGITS + " digits");
        }
        end = found;
    }

    /** Returns where the number ends, or -1; the cursor then stands where it is none. */
    private int numberEnd(int from) {
        byte[] b = bytes;
        int p = b[from] == '-' ? from + 1 : from;
        int first = p;
        p = digitsEnd(b, p);
        boolean sound = p - first == 1 || (p > first && b[first] != '0');
        if (p - first > 1 && b[first] == '0') {
            p = first + 1;
        }
        if (sound && b[p] == '.') {
            first = p + 1;
            p = digitsEnd(b, first);
            sound = p > first;
        }
        if (sound && (b[p] | 0x20) == 'e') {
            first = b[p + 1] == '+' || b[p + 1] == '-' ? p + 2 : p + 1;
            p = digitsEnd(b, first);
            sound = p > first;
        }
        position = p;
        return sound ? p : -1;
    }

    private static int digitsEnd(byte[] b, int from) {
        int p = from;
        while (b[p] >= '0' && b[p] <= '9') {
            p++;
        }
        return p;
    }

    private int digits(int to) {
        int digits = 0;
        for (int i = start; i < to; i++) {
            digits += bytes[i] >= '0' && bytes[i] <= '9' ? 1 : 0;
        }
        return digits;
    }

    /** Passes the string at whose opening quote the cursor stands. */
    void string() throws IOException {
        byte[] b = bytes;
        int p = position + 1;
        start = p;
        escaped = false;
        long commas = 0;
        while (true) {
            long word = EightBytes.at(b, p);
            long stops = stops(word);
            // As in stops: right where no byte before is one of them.
            long found = (word ^ COMMA) - EightBytes.ONES;
            if (stops == 0) {
                commas |= found;
                p += Long.BYTES;
                continue;
            }
            commas |= EightBytes.before(stops, found);
            p += EightBytes.first(stops);
            byte c = b[p];
            if (c == '"') {
                comma = (commas & EightBytes.HIGHS) != 0;
                end = p;
                position = p + 1;
                return;
            }
            position = p;
            stop(c);
            b = bytes;
            p = position;
        }
    }

    /** Passes what is no plain character of a string, or reads more. */
    private void stop(byte c) throws IOException {
        if (position == limit) {
            if (!more(start)) {
                throw malformed("the end of the string that begins before, but the page ends");
            }
        } else if (c == '\\') {
            escape();
        } else if (c < 0) {
            sequence();
        } else {
            throw malformed("no control character in a string");
        }
    }

    private void escape() throws IOException {
        escaped = true;
        require(2);
        int length = Escapes.length(bytes[position + 1]);
        if (length == 0) {
            throw malformed("one of the escapes of JSON");
        }
        require(length);
        for (int i = 2; i < length; i++) {
            if (Escapes.hex(bytes[position + i]) < 0) {
                throw malformed("four hexadecimal digits after \\u");
            }
        }
        position += length;
    }

    private void sequence() throws IOException {
        int length = Utf8.length(bytes[position]);
        if (length > 0) {
            require(length);
        }
        if (length == 0 || !Utf8.isSequence(bytes, position, length)) {
            throw malformed("UTF-8");
        }
        position += length;
    }

    /** Proves that the array holds some bytes from here on. */
    private void require(int count) throws IOException {
        while (limit - position < count) {
            if (!more(start)) {
                position = limit;
                throw malformed("the end of the string that begins before, but the page ends");
            }
        }
    }

    /**
     * Finds quotes, backslashes, control characters and what is not ASCII. With one bit turned the
     * quote comes next to the control characters. What is subtracted borrows from bytes above one
     * that is found, and from no other.
     */
    private static long stops(long word) {
        return (((word ^ QUOTE_TO_SPACE) - ABOVE_SPACE)
                        | ((word ^ BACKSLASH) - EightBytes.ONES)
                        | word)
                & EightBytes.HIGHS;
    }

    /** Reads on, and keeps what is held, or else what begins at an index. */
    private boolean more(int from) throws IOException {
        if (source == NOTHING) {
            return false;
        }
        int first = held >= 0 ? held : from;
        int kept = limit - first;
        if (kept > (bytes.length - PADDING) / 2) {
            grow(first, kept);
        } else {
            System.arraycopy(bytes, first, bytes, 0, kept);
        }
        origin += first;
        limit = kept;
        position -= first;
        start -= first;
        end -= first;
        held = held >= 0 ? 0 : held;
        int count = source.read(bytes, limit, bytes.length - PADDING - limit);
        limit += Math.max(count, 0);
        pad();
        return count > 0;
    }

    private void grow(int first, int kept) {
        if (bytes.length == LARGEST) {
            throw malformed("no record or value of more than 2 GiB");
        }
        byte[] larger = new byte[(int) Math.min(2L * bytes.length, LARGEST)];
        System.arraycopy(bytes, first, larger, 0, kept);
        bytes = larger;
        own = larger;
    }

    private void pad() {
        Arrays.fill(bytes, limit, Math.min(limit + PADDING, bytes.length), (byte) 0);
    }

    /** Makes the failure of a text that is not as expected where the cursor stands. */
    MalformedJson malformed(String expected) {
        return new MalformedJson(origin + position, expected);
    }
}
