package dev.daybook.contract;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Names of fields that look like a credential or a personal identifier.
 *
 * <p>A name is cut into words at case changes, after digits and at separators, so that {@code
 * apiToken}, {@code APIToken}, {@code api_token} and {@code API-TOKEN} are one, and {@code
 * passenger} is not {@code pass}.
 */
public final class SensitiveNames {
    private static final Set<String> WORDS =
            Set.of(
                    "password",
                    "passwd",
                    "pwd",
                    "passphrase",
                    "passcode",
                    "secret",
                    "secrets",
                    "token",
                    "tokens",
                    "credential",
                    "credentials",
                    "salt",
                    "md5",
                    "sha1",
                    "sha256",
                    "sha512",
                    "bcrypt",
                    "apikey",
                    "ssn",
                    "passport",
                    "iban",
                    "cvv",
                    "cvc",
                    "otp",
                    "jwt",
                    "bearer",
                    "cookie",
                    "nino",
                    "authorization");
    private static final List<List<String>> PHRASES =
            List.of(
                    List.of("api", "key"),
                    List.of("access", "key"),
                    List.of("private", "key"),
                    List.of("session", "id"),
                    List.of("social", "security"),
                    List.of("national", "id"),
                    List.of("tax", "id"),
                    List.of("card", "number"),
                    List.of("account", "number"),
                    List.of("driver", "license"),
                    List.of("driver", "licence"));

    private SensitiveNames() {}

    /** Returns the name of the last step, if that looks sensitive. */
    public static Optional<String> find(JsonPath path) {
        for (int i = path.steps().size() - 1; i >= 0; i--) {
            if (path.steps().get(i) instanceof JsonPath.Name name) {
                return find(name.name());
            }
        }
        return Optional.empty();
    }

    /** Returns the name, if it looks sensitive. */
    public static Optional<String> find(String name) {
        List<String> words = words(name);
        boolean sensitive = false;
        for (String word : words) {
            sensitive |= WORDS.contains(word) || WORDS.contains(unnumbered(word));
        }
        for (List<String> phrase : PHRASES) {
            sensitive |= Collections.indexOfSubList(words, phrase) >= 0;
            sensitive |= words.contains(String.join("", phrase));
        }
        return sensitive ? Optional.of(name) : Optional.empty();
    }

    /** password2 is a password; md5 and sha256 are words of their own. */
    private static String unnumbered(String word) {
        int end = word.length();
        while (end > 0 && isDigit(word.charAt(end - 1))) {
            end--;
        }
        return word.substring(0, end);
    }

    private static List<String> words(String name) {
        int[] text = name.codePoints().toArray();
        List<String> words = new ArrayList<>();
        int start = 0;
        for (int i = 0; i <= text.length; i++) {
            if (i > start && (i == text.length || beginsWord(text, i))) {
                words.add(new String(text, start, i - start).toLowerCase(Locale.ROOT));
                start = i;
            }
            if (i < text.length && !Character.isLetter(text[i]) && !isDigit(text[i])) {
                start = i + 1;
            }
        }
        return words;
    }

    /** Returns whether a separator or the first character of a word follows another character. */
    private static boolean beginsWord(int[] text, int i) {
        if (!Character.isLetter(text[i]) || isDigit(text[i - 1])) {
            return !isDigit(text[i]);
        }
        boolean endsCapitals =
                isCapital(text[i - 1]) && i + 1 < text.length && isSmall(text[i + 1]);
        return isCapital(text[i]) && (isSmall(text[i - 1]) || endsCapitals);
    }

    private static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isSmall(int c) {
        return Character.getType(c) == Character.LOWERCASE_LETTER;
    }

    private static boolean isCapital(int c) {
        return Character.getType(c) == Character.UPPERCASE_LETTER;
    }
}
