package dev.daybook.extract;

import dev.daybook.partition.Archive;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;

/**
 * What was seen of a page while it passed.
 *
 * @param records of the source
 * @param counts by row path
 * @param fault why this is no page although it is JSON
 * @param answers at the places that extract reads itself
 * @param mismatched protected places that held something without a digest, now null
 * @param unknown how often a field came that the contract does not name, by path
 * @param dropped the paths of those that are not stored
 */
record PageContent(
        long records,
        List<Archive.RowCount> counts,
        Optional<String> fault,
        Answers answers,
        long mismatched,
        Map<String, Long> unknown,
        Set<String> dropped) {

    /** Copies the counts. */
    PageContent {
        counts = List.copyOf(counts);
    }

    static PageContent of(
            PageCounts counts, Answers answers, long mismatched, UnknownFields fields) {
        SortedMap<String, Long> unknown = fields.counts();
        SortedSet<String> dropped = fields.dropped();
        return new PageContent(
                counts.records(),
                counts.rows(),
                counts.fault(),
                answers,
                mismatched,
                Collections.unmodifiableSortedMap(unknown),
                Collections.unmodifiableSortedSet(dropped));
    }
}
