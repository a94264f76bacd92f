package dev.daybook.extract;

import dev.daybook.contract.JsonPath;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a page says at the places that extract reads itself: echoes and totals. */
final class Answers {
    private static final int LONGEST = 200;
    private static final int LONGEST_SHOWN = 40;

    private final Map<JsonPath, Answer> byPath = new LinkedHashMap<>();

    /**
     * One value.
     *
     * @param what it is, with its article
     * @param text of a scalar; empty for others and for long ones
     * @param isScalar whether the text is the whole value
     */
    record Answer(String what, String text, boolean isScalar) {
        /** Returns whether this is a scalar with a text. */
        boolean is(String expected) {
            return isScalar && text.equals(expected);
        }

        @Override
        public String toString() {
            boolean shown =
                    isScalar
                            && text.length() <= LONGEST_SHOWN
                            && text.codePoints().allMatch(c -> c >= ' ' && c < 0x7F);
            return shown ? "'" + text + "'" : what;
        }
    }

    /** Takes a scalar. */
    void scalar(JsonPath path, String what, String text) {
        boolean isShort = text.length() <= LONGEST;
        put(path, new Answer(isShort ? what : "a long text", isShort ? text : "", isShort));
    }

    /** Takes a value that is no scalar, or one that is not to be read. */
    void other(JsonPath path, String what) {
        put(path, new Answer(what, "", false));
    }

    private void put(JsonPath path, Answer answer) {
        Answer first = byPath.putIfAbsent(path, answer);
        if (first != null && !first.equals(answer)) {
            byPath.put(path, new Answer("two different values", "", false));
        }
    }

    /** Returns what stands at a path. */
    Answer at(JsonPath path) {
        return byPath.getOrDefault(path, new Answer("missing", "", false));
    }
}
