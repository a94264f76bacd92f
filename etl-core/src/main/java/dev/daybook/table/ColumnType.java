package dev.daybook.table;

/**
 * The type of a column: which values it takes, how they are written in CSV and what SQL calls it.
 *
 * <p>All types are immutable. A type writes exactly one form of each value, so that equal values
 * are equal bytes.
 */
public sealed interface ColumnType extends CellWriter
        permits TextType, IntegerType, DecimalType, BooleanType, DateType, TimestampType {

    /** Returns the name of the type in PostgreSQL and in DuckDB. */
    String sqlName();

    /** Returns the name of the type in a Frictionless table schema. */
    String frictionlessName();

    /** Returns the logical type of ODCS. */
    String logicalName();
}
