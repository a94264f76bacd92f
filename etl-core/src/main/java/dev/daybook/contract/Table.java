package dev.daybook.contract;

import dev.daybook.document.Worded;
import dev.daybook.problem.Location;
import java.util.List;
import java.util.Optional;

/**
 * A table of the contract.
 *
 * @param name lower-case letters, digits and underscores
 * @param description for people; may be empty
 * @param rowPath what is a row
 * @param columns in the order in which they are written
 * @param distinctBy the columns whose values make two rows the same; empty for a plain table
 * @param onChildRejected what a rejected row does to the row it belongs to
 * @param rules the rules declared for the table
 * @param location where it is declared
 */
public record Table(
        String name,
        String description,
        JsonPath rowPath,
        List<Column> columns,
        List<String> distinctBy,
        OnChildRejected onChildRejected,
        List<Rule> rules,
        Location location) {

    /** What happens to a row when a row of a child table that refers to it is rejected. */
    public enum OnChildRejected implements Worded {
        /** It stays. */
        KEEP_PARENT("keepParent"),
        /** It is rejected as well. */
        REJECT_PARENT("rejectParent");

        private final String word;

        OnChildRejected(String word) {
            this.word = word;
        }

        /** Returns the word of the contract. */
        @Override
        public String word() {
            return word;
        }
    }

    /** Copies the lists. */
    public Table {
        columns = List.copyOf(columns);
        distinctBy = List.copyOf(distinctBy);
        rules = List.copyOf(rules);
    }

    /** Returns whether equal rows of a partition are written once. */
    public boolean isDistinct() {
        return !distinctBy.isEmpty();
    }

    /** Returns the column with a name. */
    public Optional<Column> column(String columnName) {
        return columns.stream().filter(column -> column.name().equals(columnName)).findFirst();
    }

    /** Returns the primary key. */
    public Column primaryKey() {
        return columns.stream()
                .filter(Column::primaryKey)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no key in " + name));
    }
}
