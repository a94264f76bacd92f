package dev.daybook.sample;

/** Edits of a body that make it unreadable in the middle. */
final class Damage {

    private Damage() {}

    /** Turns {@code "name":"value"} into {@code "name" "value"}. */
    static byte[] removeColon(byte[] body) {
        byte[] damaged = body.clone();
        damaged[colonBeforeText(body)] = ' ';
        return damaged;
    }

    /** Puts é in Latin-1 at the start of a string. */
    static byte[] insertLatin1(byte[] body) {
        int at = colonBeforeText(body) + 2;
        byte[] damaged = new byte[body.length + 1];
        System.arraycopy(body, 0, damaged, 0, at);
        damaged[at] = (byte) 0xE9;
        System.arraycopy(body, at, damaged, at + 1, body.length - at);
        return damaged;
    }

    private static int colonBeforeText(byte[] body) {
        for (int distance = 0; distance < body.length; distance++) {
            int i = (body.length / 2 + distance) % body.length;
            if (i > 0 && i < body.length - 1 && isColonBeforeText(body, i)) {
                return i;
            }
        }
        throw new IllegalArgumentException("The body holds no member with a string");
    }

    private static boolean isColonBeforeText(byte[] body, int i) {
        return body[i - 1] == '"' && body[i] == ':' && body[i + 1] == '"';
    }
}
