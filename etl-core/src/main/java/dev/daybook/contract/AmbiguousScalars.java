package dev.daybook.contract;

import dev.daybook.document.Node;
import dev.daybook.problem.Problems;
import java.util.regex.Pattern;

/**
 * Finds unquoted scalars that YAML 1.2 reads as text and YAML 1.1 as something else, for the
 * readers of a contract are of both kinds: {@code NO}, meant as Norway, is false to half of them
 * (YAML 1.1 bool, int and float types, yaml.org/type).
 */
final class AmbiguousScalars {
    private static final Pattern YAML_1_1 =
            Pattern.compile(
                    "(?i:y|yes|n|no|on|off)" // booleans
                            + "|[-+]?0[0-7_]+" // octal numbers
                            + "|[-+]?[1-9][0-9_]*(:[0-5]?[0-9])+(\\.[0-9_]*)?"); // base 60

    private AmbiguousScalars() {}

    static void check(Node node, Problems problems) {
        node.members().values().forEach(member -> check(member, problems));
        node.items().forEach(item -> check(item, problems));
        boolean plain = node.isScalar() && !node.quoted();
        if (plain && YAML_1_1.matcher(node.text()).matches()) {
            problems.add(
                    node.location(),
                    "the unquoted scalar "
                            + node.text()
                            + " is not text to readers of YAML 1.1; write '"
                            + node.text()
                            + "' in quotes");
        }
    }
}
