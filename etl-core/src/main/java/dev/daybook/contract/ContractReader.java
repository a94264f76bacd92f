package dev.daybook.contract;

import dev.daybook.document.DocumentReader;
import dev.daybook.document.Node;
import dev.daybook.document.Section;
import dev.daybook.problem.ExitCode;
import dev.daybook.problem.Problems;
import dev.daybook.table.Digest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads the part of ODCS v3.1.0 that Daybook acts on, and reports every fault of the file at once.
 *
 * <p>Keys that ODCS knows and that carry no meaning here are allowed; keys that nobody knows are
 * faults, for a misspelt key would otherwise be a rule that never runs.
 */
public final class ContractReader {
    static final String API_VERSION = "v3.1.0";
    private static final Pattern PIPELINE_NAME = Pattern.compile("[a-z][a-z0-9_]{0,62}");
    private static final Pattern VERSION = Pattern.compile("\\d+\\.\\d+\\.\\d+");
    private static final int DEFAULT_KEY_DIGITS = 7;
    private static final int MAX_KEY_DIGITS = 11;

    private final Problems problems;

    private ContractReader(Problems problems) {
        this.problems = problems;
    }

    /**
     * Reads and checks a contract.
     *
     * @param file the name that messages give
     * @param content the bytes of the file, UTF-8
     * @throws dev.daybook.problem.EtlException with exit code 78 and all problems of the file
     */
    public static Contract read(String file, byte[] content) {
        Problems problems = new Problems();
        Optional<Contract> contract = read(file, content, problems);
        problems.throwIfAny(ExitCode.CONFIGURATION, "the contract " + file);
        return contract.orElseThrow();
    }

    /**
     * Reads and checks a contract, for a caller that has problems of its own to add.
     *
     * @return nothing where the file is not a document; otherwise a contract that may be used only
     *     if no problem was found
     */
    public static Optional<Contract> read(String file, byte[] content, Problems problems) {
        Optional<Node> root = DocumentReader.yaml(file, content, problems);
        if (root.isEmpty()) {
            return Optional.empty();
        }
        AmbiguousScalars.check(root.get(), problems);
        Contract contract =
                new ContractReader(problems)
                        .contract(new Section(root.get(), problems), Digest.sha256(content));
        // The checks across tables would only repeat what is wrong inside one of them.
        if (problems.isEmpty()) {
            new ContractLint(contract, problems).check(root.get().location());
        }
        return Optional.of(contract);
    }

    private Contract contract(Section root, String sha256) {
        root.word("apiVersion", List.of(API_VERSION), API_VERSION);
        root.word("kind", List.of("DataContract"), "DataContract");
        requireText(root, "apiVersion", "kind", "id", "status");
        root.allow(
                "tenant",
                "tags",
                "dataProduct",
                "domain",
                "support",
                "price",
                "team",
                "roles",
                "slaDefaultElement",
                "slaProperties",
                "authoritativeDefinitions",
                "contractCreatedTs");
        String name = matching(root, "name", PIPELINE_NAME, "a name like 'daily_orders'");
        String version = matching(root, "version", VERSION, "a version like '1.0.0'");
        Source source = new SourceReader(problems).read(root);
        List<Table> tables = new ArrayList<>();
        for (Node item : root.items("schema")) {
            tables.add(new TableReader(problems).read(new Section(item, problems)));
        }
        if (root.node("schema").isEmpty()) {
            root.missing("schema", "a list of tables");
        }
        CustomProperties custom = new CustomProperties(root);
        Contract contract =
                new Contract(
                        name,
                        version,
                        sha256,
                        description(root),
                        source,
                        tables,
                        policies(custom),
                        excludedPaths(custom),
                        archivedPaths(custom),
                        keyDigits(custom));
        custom.end();
        root.end();
        return contract;
    }

    private static void requireText(Section root, String... keys) {
        for (String key : keys) {
            root.text(key);
        }
    }

    private static String matching(Section section, String key, Pattern pattern, String expected) {
        String text = section.text(key, expected);
        if (!text.isEmpty() && !pattern.matcher(text).matches()) {
            section.problem(key, "found '" + text + "'; expected " + expected);
        }
        return text;
    }

    private String description(Section root) {
        Optional<Node> node = root.node("description");
        if (node.isEmpty()) {
            return "";
        }
        Section section = new Section(node.get(), problems);
        section.allow("usage", "limitations", "authoritativeDefinitions");
        String purpose = section.optionalText("purpose").orElse("");
        new CustomProperties(section).end();
        section.end();
        return purpose;
    }

    private Contract.Policies policies(CustomProperties custom) {
        return new Contract.Policies(
                custom.choice(
                        "etlUnknownFields",
                        Contract.UnknownFields.values(),
                        Contract.UnknownFields.ARCHIVE),
                custom.choice(
                        "etlOnTypeMismatch",
                        Contract.OnTypeMismatch.values(),
                        Contract.OnTypeMismatch.QUARANTINE_ROW),
                quarantineMax(custom));
    }

    private static Contract.QuarantineMax quarantineMax(CustomProperties custom) {
        Optional<Section> section = custom.section("etlQuarantineMax");
        if (section.isEmpty()) {
            return new Contract.QuarantineMax(1, 0);
        }
        long percent = section.get().wholeNumber("percent", 0, 100).orElse(1L);
        long minRows = section.get().wholeNumber("minRows", 0, Long.MAX_VALUE).orElse(0L);
        section.get().end();
        return new Contract.QuarantineMax((int) percent, minRows);
    }

    private Map<JsonPath, String> excludedPaths(CustomProperties custom) {
        Map<JsonPath, String> excluded = new LinkedHashMap<>();
        for (Node item : custom.items("etlExcludedPaths")) {
            Section section = new Section(item, problems);
            Optional<JsonPath> path = Paths.absolute(section, "path");
            String reason = section.text("reason", "why it is never stored");
            section.end();
            path.filter(p -> excluded.putIfAbsent(p, reason) != null)
                    .ifPresent(p -> section.problem("path", twice(p)));
        }
        return excluded;
    }

    private List<JsonPath> archivedPaths(CustomProperties custom) {
        List<JsonPath> paths = new ArrayList<>();
        for (Node item : custom.items("etlArchivedPaths")) {
            if (custom.isKind(item, Node.Kind.STRING)) {
                Optional<JsonPath> path = Paths.parse(item, problems);
                path.filter(paths::contains)
                        .ifPresent(p -> problems.add(item.location(), twice(p)));
                path.ifPresent(paths::add);
            }
        }
        return paths;
    }

    private static String twice(JsonPath path) {
        return "the path " + path + " stands twice; remove one of them";
    }

    private int keyDigits(CustomProperties custom) {
        Optional<Node> node = custom.node("etlKeyDigits");
        if (node.isEmpty()) {
            return DEFAULT_KEY_DIGITS;
        }
        String text = node.get().text();
        if (text.matches("7|8|9|10|11")) {
            return Integer.parseInt(text);
        }
        problems.add(
                node.get().location(),
                Section.found(node.get())
                        + "; expected a whole number from "
                        + DEFAULT_KEY_DIGITS
                        + " to "
                        + MAX_KEY_DIGITS);
        return DEFAULT_KEY_DIGITS;
    }
}
