package dev.daybook.partition;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the manifest of extract says beyond its files.
 *
 * @param extractedAt when the first attempt began, with milliseconds
 * @param request the request with its placeholders, one line a part; its text is the fingerprint
 * @param protections by path, what was done to the values there
 * @param keyChecks by key id, a value that tells whether another key is the same
 * @param pages in the order of their numbers
 * @param mismatched objects and lists found where a protected scalar was declared, now null
 * @param unknownFields by path, how often a field came that the contract does not name
 */
public record Archive(
        Instant extractedAt,
        List<String> request,
        Map<String, String> protections,
        Map<String, String> keyChecks,
        List<Page> pages,
        long mismatched,
        Map<String, Long> unknownFields) {

    /** Copies the collections. */
    public Archive {
        request = List.copyOf(request);
        protections = Collections.unmodifiableMap(new LinkedHashMap<>(protections));
        keyChecks = Collections.unmodifiableMap(new LinkedHashMap<>(keyChecks));
        pages = List.copyOf(pages);
        unknownFields = Collections.unmodifiableMap(new LinkedHashMap<>(unknownFields));
    }

    /**
     * One answer of the source.
     *
     * @param number of the page in the order of the requests, from one
     * @param file the compressed page
     * @param contentBytes its size decompressed
     * @param contentSha256 of the decompressed bytes, in hex
     * @param counts by row path
     */
    public record Page(
            int number,
            FileEntry file,
            long contentBytes,
            String contentSha256,
            List<RowCount> counts) {
        /** Copies the counts. */
        public Page {
            counts = List.copyOf(counts);
        }
    }

    /**
     * How many rows a page holds.
     *
     * @param rowPath of one or more tables
     * @param elements the elements of the last list on the path
     * @param received of them, those with a value that is not null
     */
    public record RowCount(String rowPath, long elements, long received) {}
}
