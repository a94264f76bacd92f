package dev.daybook.sample;

import java.util.Arrays;
import java.util.List;

/** The awkward values of the shop, every one of them valid. */
final class ShopTexts {

    /** Comments; {@link #NONE} stands for null. */
    static final List<String> COMMENTS =
            List.of(
                    "Leave at the door",
                    "",
                    ShopTexts.NONE,
                    "one, two, three",
                    "say \"friend\" and enter",
                    "first line\nsecond line",
                    "carriage\r\nreturn",
                    "=1+1",
                    "+49 30 901820",
                    "-5",
                    "@home",
                    " blanks around ",
                    "tab\there",
                    "NULL",
                    "\\N",
                    "'; DROP TABLE orders; --",
                    "👩‍👩‍👧‍👦 family of four 🧾",
                    "שלום עולם",
                    "مرحبا، كيف الحال؟",
                    "cafe\u0301 and A\u030A",
                    "注文は正午までに届けてください",
                    "ISTANBUL ıİ ſ ß",
                    "line\u2028separator",
                    "\uFEFFmark of byte order",
                    "back\\slash and /slash/",
                    "<b>&amp;</b>");

    /** A text that is written as null. */
    static final String NONE = "\u0000null";

    static final List<String> SIZES = List.of("XS", "S", "M", "L", "XL");
    static final List<String> TAGS = words("new|sale, today|größer|\"gift\"|🎁|=2*3|fragile|");
    static final List<String> SELECTS = words("from|where|group by|null");
    static final List<String> PRICES =
            words("12.50|7.00|1.2E+2|125e-2|0.0050|99999.9999|0|1000|3.1400|-4.10");
    static final List<String> WEIGHTS = words("0.250|1E+1|12.000|7.5e-1|3");
    static final List<String> POINTS =
            words(
                    "9223372036854775807|-9223372036854775808|0|9007199254740993|"
                            + "-9007199254740993|1000000000000000000|1");
    static final List<String> LEGS = words("BER|MUC|ROM|KRK|İST|ÅLE|東京");
    static final List<String> OFFSETS = words("Z|+02:00|-05:30|+05:45|-11:00");
    static final List<String> CITIES =
            words("Zürich|Kraków|東京|תל אביב|São Paulo|Reykjavík|Łódź, Stare Polesie");
    static final List<String> NAMES =
            words("Ana de Sá|O’Neil, Pat|Łukasz Żak|山田 花子|Renée \"Ren\" Roy|נועה לוי|Zoë Ek|Ng");

    private ShopTexts() {}

    private static List<String> words(String text) {
        return Arrays.asList(text.split("\\|", -1));
    }
}
