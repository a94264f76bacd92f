package dev.daybook.table;

/**
 * Text in UTF-8. Numbers are taken as their source text; the empty string is written as two quotes.
 *
 * @param sqlName {@code TEXT}, {@code VARCHAR(n)} or {@code CHAR(n)}; a length is a rule that
 *     validate proves, not a conversion
 */
public record TextType(String sqlName) implements ColumnType {
    private static final int FIRST_SURROGATE = 0xD800;
    private static final int LAST_SURROGATE = 0xDFFF;

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
        target.appendAscii(value.buffer(), value.offset(), value.length());
        return Conversion.CONVERTED;
    }

    private static Conversion text(Scalar value, ByteBuilder target) {
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

    /** Appends UTF-8, quotes doubled; RFC 3629 section 3 gives the bit patterns. */
    private static Conversion characters(Scalar value, ByteBuilder target) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.at(i);
            if (c < 0x80) {
                if (c == 0) {
                    return Conversion.NUL_CHARACTER;
                }
                if (c == '"') {
                    target.append('"');
                }
                target.append(c);
            } else if (c < 0x800) {
                target.append(0xC0 | (c >> 6));
                target.append(0x80 | (c & 0x3F));
            } else if (c < FIRST_SURROGATE || c > LAST_SURROGATE) {
                target.append(0xE0 | (c >> 12));
                target.append(0x80 | ((c >> 6) & 0x3F));
                target.append(0x80 | (c & 0x3F));
            } else if (i + 1 < value.length() && Character.isSurrogatePair(c, value.at(i + 1))) {
                i++;
                pair(Character.toCodePoint(c, value.at(i)), target);
            } else {
                return Conversion.LONE_SURROGATE;
            }
        }
        return Conversion.SAME;
    }

    private static void pair(int codePoint, ByteBuilder target) {
        target.append(0xF0 | (codePoint >> 18));
        target.append(0x80 | ((codePoint >> 12) & 0x3F));
        target.append(0x80 | ((codePoint >> 6) & 0x3F));
        target.append(0x80 | (codePoint & 0x3F));
    }
}
