package dev.daybook.extract;

import dev.daybook.contract.Protections;
import dev.daybook.partition.Archive;
import dev.daybook.partition.FileEntry;
import dev.daybook.partition.Manifest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A page on the disk with what its manifest has to say about it.
 *
 * @param page as listed
 * @param mismatched protected places that held something without a digest
 * @param unknown by path, how often a field came that the contract does not name
 * @param dropped the paths of those that are not stored
 */
record ArchivedPage(
        Archive.Page page, long mismatched, Map<String, Long> unknown, Set<String> dropped) {

    /** Sorts and copies the collections. */
    ArchivedPage {
        unknown = new TreeMap<>(unknown);
        dropped = new TreeSet<>(dropped);
    }

    static ArchivedPage of(Archive.Page page, PageContent seen) {
        return new ArchivedPage(page, seen.mismatched(), seen.unknown(), seen.dropped());
    }

    /** Returns the manifest of an archive that holds some pages. */
    static Manifest manifest(Manifest empty, List<ArchivedPage> pages) {
        Archive archive = empty.requireArchive();
        Map<String, String> protections = new TreeMap<>(archive.protections());
        Map<String, Long> unknown = new TreeMap<>();
        List<FileEntry> files = new ArrayList<>();
        long mismatched = archive.mismatched();
        for (ArchivedPage page : pages) {
            files.add(page.page().file());
            mismatched += page.mismatched();
            page.unknown().forEach((path, count) -> add(unknown, path, count));
            page.dropped().forEach(path -> protections.put(path, Protections.UNKNOWN_DROPPED));
        }
        Archive filled =
                new Archive(
                        archive.extractedAt(),
                        archive.request(),
                        protections,
                        archive.keyChecks(),
                        pages.stream().map(ArchivedPage::page).toList(),
                        mismatched,
                        unknown);
        return new Manifest(
                empty.stage(),
                empty.partition(),
                empty.contract(),
                empty.inputs(),
                files,
                empty.ledger(),
                Optional.of(filled),
                empty.verdict());
    }

    private static void add(Map<String, Long> unknown, String path, long count) {
        boolean counted = unknown.containsKey(path) || unknown.size() < UnknownFields.MOST_PATHS;
        unknown.merge(counted ? path : UnknownFields.OTHER_PATHS, count, Long::sum);
    }

    /** Returns the page from a manifest of this page alone. */
    static ArchivedPage of(Manifest alone) {
        Archive archive = alone.requireArchive();
        Set<String> dropped = new TreeSet<>();
        archive.protections()
                .forEach(
                        (path, how) -> {
                            if (how.equals(Protections.UNKNOWN_DROPPED)) {
                                dropped.add(path);
                            }
                        });
        return new ArchivedPage(
                archive.pages().get(0), archive.mismatched(), archive.unknownFields(), dropped);
    }
}
