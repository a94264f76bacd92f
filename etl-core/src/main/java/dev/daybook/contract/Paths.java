package dev.daybook.contract;

import dev.daybook.document.Node;
import dev.daybook.document.Section;
import dev.daybook.problem.Problems;
import java.util.Optional;

/** Reads the paths of a contract. */
final class Paths {
    private static final String EXPECTED =
            "expected a path of names and [*], such as $.results[*].name or $['order id']";

    private Paths() {}

    /** Returns the path that a key must hold. */
    static Optional<JsonPath> absolute(Section section, String key) {
        section.text(key);
        return section.node(key)
                .filter(node -> node.kind() == Node.Kind.STRING)
                .flatMap(node -> parse(node, section.problems()));
    }

    static Optional<JsonPath> parse(Node node, Problems problems) {
        Optional<JsonPath> path = JsonPath.parse(node.text());
        if (path.isEmpty()) {
            problems.add(node.location(), "'" + node.text() + "' is not a path; " + EXPECTED);
        }
        return path;
    }
}
