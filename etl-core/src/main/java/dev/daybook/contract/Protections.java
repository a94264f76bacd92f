package dev.daybook.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a contract asks to be protected, in the form that manifests keep, and how an archive fits.
 */
public final class Protections {
    /** What stands in a manifest for a path that is never stored. */
    public static final String EXCLUDED = "excluded";

    /**
     * What stands in a manifest for a field that the contract did not name and that was dropped.
     */
    public static final String UNKNOWN_DROPPED = "unknown, dropped";

    private Protections() {}

    /** Returns, by path and sorted, what is done to the values there. */
    public static Map<String, String> of(Contract contract) {
        Map<String, String> protections = new TreeMap<>();
        for (Table table : contract.tables()) {
            for (Column column : table.columns()) {
                if (column.protection().isPresent() && column.expression().path().isPresent()) {
                    JsonPath path = table.rowPath().then(column.expression().path().get());
                    protections.put(path.toString(), column.protection().get().fingerprint());
                }
            }
        }
        contract.excludedPaths()
                .keySet()
                .forEach(path -> protections.put(path.toString(), EXCLUDED));
        return protections;
    }

    /**
     * Returns where an archive is protected otherwise or less than a contract asks, one sentence
     * each, or nothing where it can be used.
     *
     * @param archived by path, what was done when the archive was made
     */
    public static List<String> conflicts(Map<String, String> archived, Contract contract) {
        Map<String, String> wanted = of(contract);
        List<String> conflicts = new ArrayList<>();
        wanted.forEach(
                (path, how) -> {
                    String found = archived.getOrDefault(path, "stored as received");
                    boolean neverStored = found.equals(UNKNOWN_DROPPED) && how.equals(EXCLUDED);
                    if (!found.equals(how) && !neverStored) {
                        conflicts.add(path + " is " + found + " in the archive, expected " + how);
                    }
                });
        archived.forEach(
                (path, how) -> {
                    if (!wanted.containsKey(path) && isRead(path, contract)) {
                        conflicts.add(
                                path
                                        + " is "
                                        + how
                                        + " in the archive and a column reads it as received");
                    }
                });
        return conflicts;
    }

    private static boolean isRead(String archivedPath, Contract contract) {
        JsonPath path = JsonPath.parse(archivedPath).orElse(JsonPath.ROOT);
        return contract.tables().stream()
                .flatMap(
                        table ->
                                table.columns().stream()
                                        .flatMap(c -> c.expression().path().stream())
                                        .map(table.rowPath()::then))
                .anyMatch(path::encloses);
    }
}
