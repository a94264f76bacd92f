package dev.daybook.extract;

/**
 * Proves that bytes which come in pieces are UTF-8 (RFC 3629) and nothing else: no byte order mark
 * at their start, no UTF-16 and no UTF-32. The JSON parser guesses encodings and is lenient with
 * overlong forms and surrogates.
 */
final class Utf8Check {
    private static final int FIRST_BYTES = 4;

    private long offset;
    private int missing;
    private int low = 0x80;
    private int high = 0xBF;

    /**
     * Looks at the next piece.
     *
     * @throws SourceFault if it can't be a part of a JSON text
     */
    void check(byte[] bytes, int from, int length) {
        for (int i = from; i < from + length; i++) {
            byte next = bytes[i];
            if (next <= 0 || missing > 0 || offset + i - from < FIRST_BYTES) {
                check(next & 0xFF, offset + i - from);
            }
        }
        offset += length;
    }

    private void check(int next, long at) {
        if (at < FIRST_BYTES && (next == 0 || (at == 0 && next >= 0x80))) {
            throw new SourceFault(
                    "the answer starts with a byte order mark or is in another encoding;"
                            + " expected JSON in UTF-8 (byte "
                            + at
                            + ")");
        }
        if (missing > 0) {
            follow(next, at);
        } else if (next >= 0x80) {
            lead(next, at);
        }
    }

    private void follow(int next, long at) {
        if (next < low || next > high) {
            throw invalid(at);
        }
        low = 0x80;
        high = 0xBF;
        missing--;
    }

    /** The second byte of some sequences has narrower bounds: no overlong form, no surrogate. */
    private void lead(int next, long at) {
        if (next >= 0xC2 && next <= 0xDF) {
            missing = 1;
        } else if (next >= 0xE0 && next <= 0xEF) {
            missing = 2;
            low = next == 0xE0 ? 0xA0 : 0x80;
            high = next == 0xED ? 0x9F : 0xBF;
        } else if (next >= 0xF0 && next <= 0xF4) {
            missing = 3;
            low = next == 0xF0 ? 0x90 : 0x80;
            high = next == 0xF4 ? 0x8F : 0xBF;
        } else {
            throw invalid(at);
        }
    }

    private static SourceFault invalid(long at) {
        return new SourceFault("the answer is not JSON: no valid UTF-8 at byte " + at);
    }
}
