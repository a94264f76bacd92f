package dev.daybook.contract;

import dev.daybook.document.Node;
import dev.daybook.document.Section;
import dev.daybook.document.Worded;
import dev.daybook.table.ColumnType;
import dev.daybook.table.TextType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads {@code etlProtect}. */
final class ProtectionReader {
    private static final Pattern KEY = Pattern.compile("env:[A-Z][A-Z0-9_]*");
    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*");
    private static final int LEAST_ITERATIONS = 1000;

    private ProtectionReader() {}

    static Optional<Protection> read(Section column, CustomProperties custom, ColumnType type) {
        Optional<Section> section = custom.section("etlProtect");
        if (section.isEmpty()) {
            return Optional.empty();
        }
        Section protect = section.get();
        if (!(type instanceof TextType)) {
            column.problem(
                    "logicalType",
                    "a protected column holds a digest; found '"
                            + type.logicalName()
                            + "', expected 'string'");
        }
        if (protect.node("method").isEmpty()) {
            protect.missing("method", "one of " + Worded.words(Protection.Method.values()));
        }
        Protection.Method method =
                protect.choice("method", Protection.Method.values(), Protection.Method.HMAC_SHA256);
        Protection protection =
                method == Protection.Method.DROP
                        ? new Protection(method, Optional.empty(), "", "", List.of(), 0)
                        : keyed(protect, method);
        protect.end();
        return Optional.of(protection);
    }

    private static Protection keyed(Section protect, Protection.Method method) {
        String key =
                matching(protect, "key", KEY, "env:NAME, the environment variable with the key");
        String keyId = matching(protect, "keyId", WORD, "a name for the key, such as 'k1'");
        String domain =
                matching(protect, "domain", WORD, "what the value identifies, such as 'person-id'");
        int iterations = 0;
        if (method == Protection.Method.PBKDF2_SHA256) {
            if (protect.node("iterations").isEmpty()) {
                protect.missing("iterations", "a whole number, such as 600000");
            }
            iterations =
                    protect.wholeNumber("iterations", LEAST_ITERATIONS, 100_000_000)
                            .orElse((long) LEAST_ITERATIONS)
                            .intValue();
        }
        return new Protection(
                method,
                Optional.of(key.isEmpty() ? key : key.substring("env:".length())),
                keyId,
                domain,
                normalize(protect),
                iterations);
    }

    private static String matching(Section protect, String key, Pattern pattern, String expected) {
        String text = protect.text(key);
        if (!text.isEmpty() && !pattern.matcher(text).matches()) {
            // What stands here may be the secret itself, so it is not repeated.
            protect.problem(key, "the value of '" + key + "' is not usable; expected " + expected);
            return "";
        }
        return text;
    }

    private static List<Protection.Normalization> normalize(Section protect) {
        List<Protection.Normalization> normalize = new ArrayList<>();
        for (Node item : protect.items("normalize")) {
            normalize.add(
                    Worded.read(
                            protect,
                            item,
                            Protection.Normalization.values(),
                            Protection.Normalization.NFC));
        }
        return normalize;
    }
}
