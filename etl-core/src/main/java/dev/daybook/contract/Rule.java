package dev.daybook.contract;

import dev.daybook.document.Worded;
import dev.daybook.problem.Location;
import java.util.List;
import java.util.Optional;

/**
 * A quality rule that the contract declares for a table or a column.
 *
 * @param id unique in the contract
 * @param metric what is counted
 * @param validValues the allowed values, for {@link Metric#INVALID_VALUES}
 * @param pattern a regular expression of RE2, for {@link Metric#INVALID_VALUES}
 * @param missingValues texts that mean missing, for {@link Metric#MISSING_VALUES}
 * @param query one SELECT that returns one number, for {@link Metric#SQL}
 * @param operator how the count is compared
 * @param bound what it is compared with, as decimal text
 * @param percent whether the count is taken as a share of all rows
 * @param severity what a failure means
 * @param description for people; may be empty
 * @param location where it is declared
 */
public record Rule(
        String id,
        Metric metric,
        List<String> validValues,
        Optional<String> pattern,
        List<String> missingValues,
        Optional<String> query,
        Operator operator,
        String bound,
        boolean percent,
        Severity severity,
        String description,
        Location location) {

    /** Copies the lists. */
    public Rule {
        validValues = List.copyOf(validValues);
        missingValues = List.copyOf(missingValues);
    }

    /** What a rule counts. */
    public enum Metric implements Worded {
        /** Rows of the table. */
        ROW_COUNT("rowCount"),
        /** Nulls. */
        NULL_VALUES("nullValues"),
        /** Nulls and texts that mean missing. */
        MISSING_VALUES("missingValues"),
        /** Values that are not allowed. */
        INVALID_VALUES("invalidValues"),
        /** Rows whose value stands in another row too. */
        DUPLICATE_VALUES("duplicateValues"),
        /** The one number that a query returns. */
        SQL("sql");

        private final String word;

        Metric(String word) {
            this.word = word;
        }

        /** Returns the word of the contract. */
        @Override
        public String word() {
            return word;
        }
    }

    /** How a count is compared with its bound. */
    public enum Operator implements Worded {
        /** Equal. */
        EQUAL("mustBe", "="),
        /** Not equal. */
        NOT_EQUAL("mustNotBe", "<>"),
        /** Greater. */
        GREATER("mustBeGreaterThan", ">"),
        /** Greater or equal. */
        GREATER_OR_EQUAL("mustBeGreaterOrEqualTo", ">="),
        /** Less. */
        LESS("mustBeLessThan", "<"),
        /** Less or equal. */
        LESS_OR_EQUAL("mustBeLessOrEqualTo", "<=");

        private final String word;
        private final String symbol;

        Operator(String word, String symbol) {
            this.word = word;
            this.symbol = symbol;
        }

        /** Returns the word of the contract. */
        @Override
        public String word() {
            return word;
        }

        /** Returns the operator of SQL. */
        public String symbol() {
            return symbol;
        }
    }

    /** What the failure of a rule means. */
    public enum Severity implements Worded {
        /** Nothing is published. */
        ERROR("error"),
        /** It is reported. */
        WARNING("warning"),
        /** It is recorded. */
        INFO("info");

        private final String word;

        Severity(String word) {
            this.word = word;
        }

        /** Returns the word of the contract. */
        @Override
        public String word() {
            return word;
        }
    }
}
