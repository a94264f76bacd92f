package dev.daybook.validate;

import java.util.Optional;

/** Where the number of a check comes from. */
sealed interface Measure {

    /** Returns the query that gives the number by itself, if there is one. */
    Optional<String> number();

    /** Returns the query for the keys of the rows at fault, as the text of column {@code key}. */
    Optional<String> keys();

    /**
     * The rows for which a condition is true; all such checks of a table share one scan.
     *
     * @param view the table
     * @param condition an expression of SQL over the table
     * @param key the expression that tells the rows apart, where single rows are at fault
     */
    record Rows(String view, String condition, Optional<String> key) implements Measure {
        @Override
        public Optional<String> number() {
            return Optional.of("select count(*) from " + view + " where " + condition);
        }

        @Override
        public Optional<String> keys() {
            return key.map(k -> "select " + k + " as key from " + view + " where " + condition);
        }
    }

    /**
     * A query of its own.
     *
     * @param query gives one number
     * @param keys where single rows are at fault
     */
    record Query(String query, Optional<String> keys) implements Measure {
        @Override
        public Optional<String> number() {
            return Optional.of(query);
        }
    }

    /** Something that our code finds out without SQL. */
    enum Own implements Measure {
        /** Headers, manifests and lines of the quarantine. */
        FILES;

        @Override
        public Optional<String> number() {
            return Optional.empty();
        }

        @Override
        public Optional<String> keys() {
            return Optional.empty();
        }
    }
}
