package dev.daybook.sample;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * A name and its form in an address of e-mail.
 *
 * @param ascii lower-case letters only, possibly few: vowels of some scripts have no letter
 */
record Word(String text, String ascii) {

    private static final String FOREIGN =
            "æ ae ø o å a ß ss ı i đ d ł l œ oe ð d þ th ā a "
                    + "ا a آ a ب b پ p ت t ج j چ ch ح h خ kh د d ر r ز z ژ zh س s ش sh ص s "
                    + "ض z ط t ع a غ gh ف f ق q ک k گ g ل l م m ن n و w ه h ی y "
                    + "а a б b в v г h ґ g д d е e є ye ж zh з z и y і i ї yi й y к k л l м m "
                    + "н n о o п p р r с s т t у u ф f х kh ц ts ч ch ш sh щ shch ю yu я ya";
    private static final Map<String, String> LETTERS = letters();

    static Word of(String text) {
        StringBuilder ascii = new StringBuilder();
        for (char letter : text.toLowerCase(Locale.ROOT).toCharArray()) {
            String known = LETTERS.get(String.valueOf(letter));
            ascii.append(known == null ? withoutMarks(letter) : known);
        }
        return new Word(text, ascii.toString());
    }

    private static String withoutMarks(char letter) {
        return Normalizer.normalize(String.valueOf(letter), Normalizer.Form.NFD)
                .replaceAll("[^a-z]", "");
    }

    private static Map<String, String> letters() {
        String[] pairs = FOREIGN.split(" ", -1);
        Map<String, String> letters = new HashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            letters.put(pairs[i], pairs[i + 1]);
        }
        return Map.copyOf(letters);
    }
}
