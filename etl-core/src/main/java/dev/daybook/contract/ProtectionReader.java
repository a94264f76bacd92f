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

    private static final int DIGEST_LENGTH = 64;

    private final Section column;
    private final ColumnType type;
    private final Expression expression;

    ProtectionReader(Section column, ColumnType type, Expression expression) {
        this.column = column;
        this.type = type;
        this.expression = expression;
    }

    Optional<Protection> read(CustomProperties custom) {
        Optional<Section> section = custom.section("etlProtect");
        if (section.isEmpty()) {
            return Optional.empty();
        }
        Section protect = section.get();
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
        check(protect, method);
        return Optional.of(protection);
    }

    private void check(Section protect, Protection.Method method) {
        if (expression.path().isEmpty() || expression instanceof Expression.AgeAt) {
            problem(
                    protect,
                    expression
                            + " can't be protected; expected a column that takes a field as it is");
        } else if (method == Protection.Method.DROP) {
            if (column.flag("required")) {
                problem(
                        protect,
                        "a dropped value is null and the column is required, so no row would"
                                + " pass; remove one of them");
            }
        } else if (!(type instanceof TextType)) {
            column.problem(
                    "logicalType",
                    "a protected column holds a digest; found '"
                            + type.logicalName()
                            + "', expected 'string'");
        } else if (type.sqlName().matches(".*\\(\\d+\\)") && length() < DIGEST_LENGTH) {
            column.problem(
                    "physicalType",
                    "a digest has "
                            + DIGEST_LENGTH
                            + " characters; found '"
                            + type.sqlName()
                            + "', expected CHAR("
                            + DIGEST_LENGTH
                            + ") or TEXT");
        }
    }

    private int length() {
        return Integer.parseInt(type.sqlName().replaceAll("\\D", ""));
    }

    private static void problem(Section protect, String message) {
        protect.problems().add(protect.location(), message);
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
        Optional<Node> node = protect.node(key);
        if (node.isEmpty()) {
            protect.missing(key, expected);
            return "";
        }
        if (node.get().kind() == Node.Kind.STRING && pattern.matcher(node.get().text()).matches()) {
            return node.get().text();
        }
        // What stands here may be the secret itself, so it is not repeated.
        protect.problem(key, "the value of '" + key + "' is not usable; expected " + expected);
        return "";
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
