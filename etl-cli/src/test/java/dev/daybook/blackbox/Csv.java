package dev.daybook.blackbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * A table as an independent reader sees it.
 *
 * @param rows without the header
 */
record Csv(List<CSVRecord> rows) {
    static Csv read(Path file) {
        CSVFormat format = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();
        try (CSVParser parser = CSVParser.parse(Files.newBufferedReader(file), format)) {
            return new Csv(parser.getRecords());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the values of a column. */
    List<String> column(String name) {
        return rows.stream().map(row -> row.get(name)).toList();
    }

    /** Returns the values of a foreign key that are no key of another table; null is none. */
    Set<String> orphans(String column, Csv parent, String key) {
        Set<String> orphans = new HashSet<>(column(column));
        orphans.remove("");
        orphans.removeAll(new HashSet<>(parent.column(key)));
        return orphans;
    }
}
