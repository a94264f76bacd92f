package dev.daybook.table;

/**
 * Text in UTF-8. Numbers are taken as their source text; the empty string is written as two quotes.
 *
 * @param sqlName {@code TEXT}, {@code VARCHAR(n)} or {@code CHAR(n)}; a length is a rule that
 *     validate proves, not a conversion
 */
public record TextType(String sqlName) implements ColumnType {
    /** UTF-8 would write U+D800 to U+DFFF with this byte, and a second one from A0 on. */
    private static final byte SURROGATE_LEAD = (byte) 0xED;

    private static final int SURROGATE_SECOND = 0xA0;

    @Override
    public String frictionlessName() {
        return "string";
    }

    @Override
    public String logicalName() {
        return "string";
    }

    @Override
    public Conversion convert(Scalar value, ByteBuilder target) {
        return switch (value.kind()) {
            case BOOLEAN -> Conversion.WRONG_TYPE;
            case NUMBER -> number(value, target);
            case STRING -> text(value, target);
        };
    }

    private static Conversion number(Scalar value, ByteBuilder target) {
        target.append(value.buffer(), value.offset(), value.length());
        return Conversion.CONVERTED;
    }

    private static Conversion text(Scalar value, ByteBuilder target) {
        if (value.isDecoded()) {
            return decoded(value, target);
        }
        // No line end and no quote can stand in a JSON string but as an escape.
        boolean quoted = value.length() == 0 || value.hasComma();
        if (quoted) {
            target.append('"');
        }
        target.append(value.buffer(), value.offset(), value.length());
        if (quoted) {
            target.append('"');
        }
        return Conversion.SAME;
    }

    private static Conversion decoded(Scalar value, ByteBuilder target) {
        int start = target.length();
        boolean quoted = needsQuotes(value);
        if (quoted) {
            target.append('"');
        }
        Conversion conversion = characters(value, target);
        if (conversion.isMismatch()) {
            target.truncate(start);
        } else if (quoted) {
            target.append('"');
        }
        return conversion;
    }

    private static boolean needsQuotes(Scalar value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.at(i);
            if (c == ',' || c == '"' || c == '\n' || c == '\r') {
                return true;
            }
        }
        return value.length() == 0;
    }

    /** Appends the bytes, quotes doubled. */
    private static Conversion characters(Scalar value, ByteBuilder target) {
        byte[] buffer = value.buffer();
        int end = value.offset() + value.length();
        for (int i = value.offset(); i < end; i++) {
            byte b = buffer[i];
            if (b == 0) {
                return Conversion.NUL_CHARACTER;
            }
            if (b == SURROGATE_LEAD && (buffer[i + 1] & 0xFF) >= SURROGATE_SECOND) {
                return Conversion.LONE_SURROGATE;
            }
            if (b == '"') {
                target.append('"');
            }
            target.append(b);
        }
        return Conversion.SAME;
    }
}
