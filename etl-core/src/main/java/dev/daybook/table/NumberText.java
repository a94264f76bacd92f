package dev.daybook.table;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;

/**
 * The grammar of a JSON number (RFC 8259 section 6), for strings that should hold one, and its
 * exact value. No {@code double} is involved: its text differs between Java versions.
 */
final class NumberText {
    /** The largest exponent, of either sign, that is looked at; a larger one is out of range. */
    static final int MAX_EXPONENT = 400;

    private NumberText() {}

    /** Returns whether the text is a number without an exponent. */
    static boolean isPlain(Scalar text) {
        return end(text, false) == text.length();
    }

    /** Returns whether the text is a JSON number. */
    static boolean isNumber(Scalar text) {
        return end(text, true) == text.length();
    }

    /** Returns whether the exponent of a JSON number is small enough to compute with it. */
    static boolean hasSmallExponent(Scalar number) {
        int mark = 0;
        while (mark < number.length() && number.at(mark) != 'e' && number.at(mark) != 'E') {
            mark++;
        }
        int exponent = 0;
        for (int i = mark + 1; i < number.length() && exponent <= MAX_EXPONENT; i++) {
            char c = number.at(i);
            exponent = c == '+' || c == '-' ? 0 : exponent * 10 + c - '0';
        }
        return exponent <= MAX_EXPONENT;
    }

    /** Returns the exact value of a JSON number whose exponent is small. */
    static BigDecimal value(Scalar number) {
        return new BigDecimal(
                new String(
                        number.buffer(),
                        number.offset(),
                        number.length(),
                        StandardCharsets.ISO_8859_1));
    }

    /** Returns the index after the longest number that the text starts with, or -1. */
    private static int end(Scalar text, boolean withExponent) {
        int i = text.length() > 0 && text.at(0) == '-' ? 1 : 0;
        int digits = digits(text, i);
        if (digits == 0 || (digits > 1 && text.at(i) == '0')) {
            return -1;
        }
        i += digits;
        if (i < text.length() && text.at(i) == '.') {
            digits = digits(text, i + 1);
            if (digits == 0) {
                return -1;
            }
            i += 1 + digits;
        }
        return withExponent ? exponentEnd(text, i) : i;
    }

    private static int exponentEnd(Scalar text, int start) {
        if (start >= text.length() || (text.at(start) | 0x20) != 'e') {
            return start;
        }
        int i = start + 1;
        if (i < text.length() && (text.at(i) == '+' || text.at(i) == '-')) {
            i++;
        }
        int digits = digits(text, i);
        return digits == 0 ? -1 : i + digits;
    }

    private static int digits(Scalar text, int start) {
        int i = start;
        while (i < text.length() && text.at(i) >= '0' && text.at(i) <= '9') {
            i++;
        }
        return i - start;
    }
}
