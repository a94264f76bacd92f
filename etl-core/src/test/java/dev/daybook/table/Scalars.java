package dev.daybook.table;

import java.nio.charset.StandardCharsets;

/** Scalars made of texts. */
final class Scalars {
    private Scalars() {}

    /** Returns text as if it had been written with escapes: it may hold anything. */
    static Scalar text(String text) {
        ByteBuilder bytes = new ByteBuilder(text.length() + 1);
        text.codePoints().forEach(bytes::appendCodePoint);
        return new Scalar().setDecoded(bytes.array(), 0, bytes.length());
    }

    /** Returns a value as it stands in a JSON text, without an escape. */
    static Scalar source(Scalar.Kind kind, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return kind == Scalar.Kind.STRING
                ? new Scalar().setText(bytes, 0, bytes.length, text.contains(","))
                : new Scalar().set(kind, bytes, 0, bytes.length);
    }
}
