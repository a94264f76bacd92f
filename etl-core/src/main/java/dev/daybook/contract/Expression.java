package dev.daybook.contract;

import java.util.Optional;

/** Where the value of a column comes from: the {@code transformLogic} of ODCS. */
public sealed interface Expression {

    /** Returns the path relative to the row that the expression reads, if it reads one. */
    default Optional<JsonPath> path() {
        return Optional.empty();
    }

    /** The value at a path relative to the row. */
    record Field(JsonPath at) implements Expression {
        @Override
        public Optional<JsonPath> path() {
            return Optional.of(at);
        }

        @Override
        public String toString() {
            return at.toString();
        }
    }

    /** The age in whole years at the partition date of the date or timestamp at a path. */
    record AgeAt(JsonPath at) implements Expression {
        @Override
        public Optional<JsonPath> path() {
            return Optional.of(at);
        }

        @Override
        public String toString() {
            return "ageAt(" + at + ")";
        }
    }

    /** A value that comes from the run and the place of the row, not from a field. */
    enum Function implements Expression {
        /** The generated key of the row, or, in a foreign key, that of the row referred to. */
        KEY("key()"),
        /** The partition date. */
        PARTITION_DATE("partitionDate()"),
        /** The instant at which the partition was extracted. */
        EXTRACTED_AT("extractedAt()"),
        /** The zero-based place of the row in its list. */
        LIST_INDEX("listIndex()"),
        /** The element of a list of scalars. */
        VALUE("value()");

        private final String text;

        Function(String text) {
            this.text = text;
        }

        @Override
        public Optional<JsonPath> path() {
            return this == VALUE ? Optional.of(JsonPath.ROOT) : Optional.empty();
        }

        @Override
        public String toString() {
            return text;
        }
    }
}
