package dev.daybook.contract;

import dev.daybook.document.Worded;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One pipeline: its source, its tables and its policies.
 *
 * @param name the name of the pipeline
 * @param version of the contract, {@code major.minor.patch}
 * @param sha256 of the file, in hex
 * @param description for people; may be empty
 * @param source where the pages come from
 * @param tables in the order of the file
 * @param policies what happens to what was not expected
 * @param excludedPaths what is never stored, with the reason
 * @param archivedPaths what is known, kept in the archive and read by no column
 * @param keyDigits the digits of the ordinal in a key
 */
public record Contract(
        String name,
        String version,
        String sha256,
        String description,
        Source source,
        List<Table> tables,
        Policies policies,
        Map<JsonPath, String> excludedPaths,
        List<JsonPath> archivedPaths,
        int keyDigits) {

    /** Copies the collections. */
    public Contract {
        tables = List.copyOf(tables);
        excludedPaths = Collections.unmodifiableMap(new LinkedHashMap<>(excludedPaths));
        archivedPaths = List.copyOf(archivedPaths);
    }

    /** Returns the table with a name. */
    public Optional<Table> table(String tableName) {
        return tables.stream().filter(table -> table.name().equals(tableName)).findFirst();
    }

    /**
     * What happens to what was not expected.
     *
     * @param unknownFields to a field that the contract does not name
     * @param onTypeMismatch to a value that cannot be converted
     * @param quarantineMax how many rows of a table may be quarantined
     */
    public record Policies(
            UnknownFields unknownFields,
            OnTypeMismatch onTypeMismatch,
            QuarantineMax quarantineMax) {}

    /** What happens to a field that the contract does not name. */
    public enum UnknownFields implements Worded {
        /** It is kept in the archive and reported. */
        ARCHIVE("archive"),
        /** It is not kept, and reported. */
        DROP("drop"),
        /** The page is refused. */
        FAIL("fail");

        private final String word;

        UnknownFields(String word) {
            this.word = word;
        }

        /** Returns the word of the contract. */
        @Override
        public String word() {
            return word;
        }
    }

    /** What happens to a value that cannot be converted into the type of its column. */
    public enum OnTypeMismatch implements Worded {
        /** Its row goes into quarantine. */
        QUARANTINE_ROW("quarantineRow"),
        /** It becomes null and is counted. */
        NULL_VALUE("nullValue"),
        /** The run ends. */
        FAIL("fail");

        private final String word;

        OnTypeMismatch(String word) {
            this.word = word;
        }

        /** Returns the word of the contract. */
        @Override
        public String word() {
            return word;
        }
    }

    /**
     * How many rows of a table may be quarantined.
     *
     * @param percent of the received rows of the table
     * @param minRows the share counts only in tables that received as many rows
     */
    public record QuarantineMax(int percent, long minRows) {
        /** Returns whether more rows are in quarantine than are allowed. */
        public boolean isExceeded(long quarantined, long received) {
            return received >= minRows && quarantined * 100 > received * percent;
        }
    }
}
