package dev.daybook.task;

import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An amount of memory in words: a size such as {@code 512MB} or {@code 2GiB}, or a share. */
final class MemorySize {
    static final String EXPECTED = "a size such as 512MB or 2GB, or a share such as 50%";

    private static final Pattern SIZE = Pattern.compile("([1-9][0-9]{0,8})([MG])(i?)B");
    private static final Pattern SHARE = Pattern.compile("([1-9][0-9]?)%");

    private MemorySize() {}

    /**
     * Returns the bytes, or nothing for a text that says something else.
     *
     * @param whole of which a share is taken
     */
    static OptionalLong bytes(String text, long whole) {
        Matcher share = SHARE.matcher(text);
        if (share.matches()) {
            return OptionalLong.of(whole / 100 * Long.parseLong(share.group(1)));
        }
        Matcher size = SIZE.matcher(text);
        if (!size.matches()) {
            return OptionalLong.empty();
        }
        long kilo = size.group(3).isEmpty() ? 1000 : 1024;
        long unit = size.group(2).equals("M") ? kilo * kilo : kilo * kilo * kilo;
        return OptionalLong.of(Long.parseLong(size.group(1)) * unit);
    }
}
