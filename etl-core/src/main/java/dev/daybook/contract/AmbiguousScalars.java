package dev.daybook.contract;

import dev.daybook.document.Node;
import dev.daybook.problem.Problems;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Finds unquoted scalars that the readers of a contract do not agree on: {@code NO}, meant as
 * Norway, is false to YAML 1.1 (yaml.org/type), and {@code ~} is null to all but the JSON schema of
 * YAML 1.2, by which Daybook reads.
 */
final class AmbiguousScalars {
    private static final Pattern TRUTH = Pattern.compile("(?i:true|false)");
    private static final Pattern NOTHING = Pattern.compile("~|(?i:null)");
    private static final Pattern ANSWER = Pattern.compile("(?i:y|yes|n|no|on|off)");
    private static final Pattern NUMBER =
            Pattern.compile(
                    "[-+]?0[0-7_]+|0o[0-7]+" // octal numbers
                            + "|[-+]?0[xb][0-9A-Fa-f_]+" // hexadecimal and binary numbers
                            + "|[-+]?[1-9][0-9_]*(:[0-5]?[0-9])+(\\.[0-9_]*)?" // base 60
                            + "|[-+]?[0-9]+_[0-9_]*(\\.[0-9_]*)?|\\+[0-9.]+" // decimal numbers
                            + "|[-+]?\\.[0-9]+|[-+]?[0-9]+\\.|[-+]?[0-9]+[eE][-+]?[0-9]+"
                            + "|[-+]?\\.(?i:inf)|\\.(?i:nan)");
    private static final int LONGEST_WORD = "false".length();
    private static final String STARTS_OF_NUMBERS = "+-.0123456789";
    private static final int SHOWN = 12;

    private AmbiguousScalars() {}

    static void check(Node node, Problems problems) {
        node.members().values().forEach(member -> check(member, problems));
        node.items().forEach(item -> check(item, problems));
        if (!node.isScalar() || node.quoted()) {
            return;
        }
        String text = node.text();
        if (mayBeAmbiguous(text)) {
            check(node, text, problems);
        }
    }

    /** Tells nearly all scalars apart without a pattern: contracts are read at each start. */
    private static boolean mayBeAmbiguous(String text) {
        return !text.isEmpty()
                && (text.length() <= LONGEST_WORD
                        || STARTS_OF_NUMBERS.indexOf(text.charAt(0)) >= 0);
    }

    private static void check(Node node, String text, Problems problems) {
        boolean string = node.kind() == Node.Kind.STRING;
        if (string && TRUTH.matcher(text).matches()) {
            report(node, problems, "a boolean", "write " + text.toLowerCase(Locale.ROOT) + ", or");
        } else if (string && NOTHING.matcher(text).matches()) {
            report(node, problems, "null", "write null, or");
        } else if (string && ANSWER.matcher(text).matches()) {
            report(node, problems, "a boolean", "write true or false, or");
        } else if (NUMBER.matcher(text).matches()) {
            report(node, problems, string ? "a number" : "text", "write plain digits, or");
        }
    }

    private static void report(Node node, Problems problems, String other, String remedy) {
        // A long one may be a secret in the wrong place.
        boolean shown = node.text().length() <= SHOWN;
        problems.add(
                node.location(),
                "the unquoted scalar"
                        + (shown ? " " + node.text() : "")
                        + " is "
                        + other
                        + " to some readers of YAML; "
                        + remedy
                        + (shown ? " '" + node.text() + "' in quotes" : " it in quotes"));
    }
}
