package dev.daybook.table;

/** Makes the cells of a column. */
public interface CellWriter {
    /**
     * Appends the CSV form of a value.
     *
     * @param target left as it was when the value cannot be converted
     * @return what became of the value
     */
    Conversion convert(Scalar value, ByteBuilder target);
}
