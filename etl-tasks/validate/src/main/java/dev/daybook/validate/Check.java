package dev.daybook.validate;

import dev.daybook.contract.Rule;
import dev.daybook.document.Worded;
import java.util.List;
import java.util.Optional;

/**
 * One thing that must hold, compiled from the contract before any data is read.
 *
 * @param id unique in the contract: that of a rule, or table, column and kind
 * @param table the table it is about
 * @param column the column it is about, where it is one
 * @param kind what it looks at
 * @param description what holds when it passes, in plain words
 * @param severity what a failure means
 * @param expectation what the measured number is compared with
 * @param measure where the number comes from
 * @param needs the checks without which this one says nothing
 */
record Check(
        String id,
        String table,
        Optional<String> column,
        Kind kind,
        String description,
        Rule.Severity severity,
        Expectation expectation,
        Measure measure,
        List<String> needs) {

    /** Copies the list. */
    Check {
        needs = List.copyOf(needs);
    }

    /** What a check looks at. */
    enum Kind implements Worded {
        /** The header of the file and the shape of its lines. */
        FILE("file"),
        /** The counts of the stages. */
        LEDGER("ledger"),
        /** The form of the values of a column. */
        TYPE("type"),
        /** Nulls in a required column. */
        REQUIRED("required"),
        /** The key of a table. */
        PRIMARY_KEY("primaryKey"),
        /** Values that stand twice. */
        UNIQUE("unique"),
        /** Rows that refer to no row. */
        FOREIGN_KEY("foreignKey"),
        /** The least number. */
        MINIMUM("minimum"),
        /** The greatest number. */
        MAXIMUM("maximum"),
        /** The length that the type of a text declares. */
        LENGTH("length"),
        /** The least number of characters. */
        MIN_LENGTH("minLength"),
        /** The greatest number of characters. */
        MAX_LENGTH("maxLength"),
        /** A regular expression. */
        PATTERN("pattern"),
        /** A known form of text. */
        FORMAT("format"),
        /** A rule of the contract about the rows of a table. */
        ROW_COUNT("rowCount"),
        /** A rule of the contract about nulls. */
        NULL_VALUES("nullValues"),
        /** A rule of the contract about nulls and what stands for them. */
        MISSING_VALUES("missingValues"),
        /** A rule of the contract about what is allowed. */
        INVALID_VALUES("invalidValues"),
        /** A rule of the contract about values that stand twice. */
        DUPLICATE_VALUES("duplicateValues"),
        /** A rule of the contract that is a query. */
        SQL("sql");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        @Override
        public String word() {
            return word;
        }

        /** Returns the kind of a rule. */
        static Kind of(Rule.Metric metric) {
            return Worded.find(values(), metric.word()).orElseThrow();
        }
    }

    /** Returns the id of a check that the contract implies for a table. */
    static String id(String table, Kind kind) {
        return table + "." + kind.word();
    }

    /** Returns the id of a check that the contract implies for a column. */
    static String id(String table, String column, Kind kind) {
        return table + "." + column + "." + kind.word();
    }
}
