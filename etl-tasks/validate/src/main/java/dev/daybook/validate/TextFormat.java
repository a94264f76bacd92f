package dev.daybook.validate;

import dev.daybook.document.Worded;

/** A form of text that a contract can ask for by name; each is one pattern of RE2. */
enum TextFormat implements Worded {
    /** Any version and variant: RFC 9562 section 4, in either case. */
    UUID(
            "uuid",
            "a UUID (RFC 9562)",
            "[0-9A-Fa-f]{8}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{12}"),
    /** What a browser takes: "valid e-mail address" of the HTML standard of WHATWG. */
    EMAIL(
            "email",
            "an e-mail address (HTML standard)",
            "[a-zA-Z0-9.!#$%&'*+/=?^_`{|}~-]+@"
                    + Parts.DOMAIN_LABEL
                    + "(\\."
                    + Parts.DOMAIN_LABEL
                    + ")*"),
    /** A scheme and the characters of a URI: RFC 3986 sections 2 and 3.1. */
    URI(
            "uri",
            "a URI with a scheme (RFC 3986)",
            "[A-Za-z][A-Za-z0-9+.-]*:"
                    + "([A-Za-z0-9._~:/?#\\[\\]@!$&'()*+,;=-]|%[0-9A-Fa-f]{2})+");

    private final String word;
    private final String phrase;
    private final String pattern;

    TextFormat(String word, String phrase, String pattern) {
        this.word = word;
        this.phrase = phrase;
        this.pattern = pattern;
    }

    @Override
    public String word() {
        return word;
    }

    /** Returns what it is, with the standard that says so. */
    String phrase() {
        return phrase;
    }

    /** Returns the pattern that the whole text matches. */
    String pattern() {
        return pattern;
    }

    /** A constant of an enum can't use a static field of it. */
    private static final class Parts {
        static final String DOMAIN_LABEL = "[a-zA-Z0-9]([a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?";

        private Parts() {}
    }
}
