package dev.daybook.table;

import java.util.Locale;

/** What became of a value on its way into a column. */
public enum Conversion {
    /** It had the column's type already. */
    SAME(""),
    /** It was converted without loss; converted values are counted. */
    CONVERTED(""),
    /** Its JSON type has no conversion into the column's type. */
    WRONG_TYPE("the JSON type has no conversion into the column's type"),
    /** Its text is not in the grammar of the column's type. */
    MALFORMED("the text is not in the grammar of the column's type"),
    /** It is outside what the column's type can hold. */
    OUT_OF_RANGE("the value is outside what the column's type holds"),
    /** It has more fraction digits than the column keeps; nothing is ever rounded. */
    SCALE_EXCEEDED("the value has more fraction digits than the column keeps"),
    /** It is a date and time without an offset from UTC. */
    NO_OFFSET("the time has no offset from UTC"),
    /** It holds the character U+0000, which PostgreSQL cannot store. */
    NUL_CHARACTER("the text holds the character U+0000"),
    /** It holds half of a surrogate pair, which has no UTF-8 form. */
    LONE_SURROGATE("the text holds a lone surrogate"),
    /** Its name stands twice in its object. */
    DUPLICATE_KEY("the name stands twice in its object"),
    /** It is an object where a list was declared, or the other way round. */
    WRONG_SHAPE("the value is not of the shape that the row path needs");

    private final String meaning;

    Conversion(String meaning) {
        this.meaning = meaning;
    }

    /** Returns whether the value could not be converted. */
    public boolean isMismatch() {
        return this != SAME && this != CONVERTED;
    }

    /** Returns the word for files and messages, such as {@code scaleExceeded}. */
    public String word() {
        StringBuilder word = new StringBuilder();
        for (String part : name().toLowerCase(Locale.ROOT).split("_", -1)) {
            word.append(
                    word.isEmpty()
                            ? part
                            : Character.toUpperCase(part.charAt(0)) + part.substring(1));
        }
        return word.toString();
    }

    /** Returns what a mismatch means, as a clause. */
    public String meaning() {
        return meaning;
    }
}
