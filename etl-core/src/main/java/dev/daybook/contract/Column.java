package dev.daybook.contract;

import dev.daybook.document.Worded;
import dev.daybook.problem.Location;
import dev.daybook.table.ColumnType;
import java.util.List;
import java.util.Optional;

/**
 * A column of a table.
 *
 * @param name lower-case letters, digits and underscores
 * @param type what it holds
 * @param description for people; may be empty
 * @param required whether null rejects the row
 * @param unique whether no two rows of a partition may hold the same value
 * @param primaryKey whether it is the key of its table
 * @param expression where its value comes from
 * @param reference the column it refers to, for a foreign key
 * @param protection what is done to it before it is stored
 * @param emptyAs what an empty string becomes
 * @param limits what its values must satisfy
 * @param rules the rules declared for it
 * @param classification the word of the contract for how confidential it is, if there is one
 * @param location where it is declared
 */
public record Column(
        String name,
        ColumnType type,
        String description,
        boolean required,
        boolean unique,
        boolean primaryKey,
        Expression expression,
        Optional<Reference> reference,
        Optional<Protection> protection,
        EmptyAs emptyAs,
        Limits limits,
        List<Rule> rules,
        Optional<String> classification,
        Location location) {

    /** Copies the rules. */
    public Column {
        rules = List.copyOf(rules);
    }

    /** What an empty string becomes. */
    public enum EmptyAs implements Worded {
        /** Null. */
        NULL("null"),
        /** The empty string. */
        EMPTY("empty");

        private final String word;

        EmptyAs(String word) {
            this.word = word;
        }

        @Override
        public String word() {
            return word;
        }
    }

    /**
     * A column of another table, or of the same one.
     *
     * @param table the name of the table
     * @param column the name of its primary key
     */
    public record Reference(String table, String column) {
        @Override
        public String toString() {
            return table + "." + column;
        }
    }

    /**
     * Bounds of a column's values, from {@code logicalTypeOptions}.
     *
     * @param minimum the least number, as decimal text
     * @param maximum the greatest number, as decimal text
     * @param minLength the least number of characters
     * @param maxLength the greatest number of characters
     * @param pattern a regular expression of RE2 that is found in every value
     * @param format {@code uuid}, {@code email} or {@code uri}
     */
    public record Limits(
            Optional<String> minimum,
            Optional<String> maximum,
            Optional<Long> minLength,
            Optional<Long> maxLength,
            Optional<String> pattern,
            Optional<String> format) {
        /** No bounds. */
        public static final Limits NONE =
                new Limits(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty());
    }
}
