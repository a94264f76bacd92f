/**
 * Proves values of CSV files sound while their bytes pass by.
 *
 * <p>{@link dev.daybook.validate.cells.CsvRows} finds the values, a {@link
 * dev.daybook.validate.cells.CellTest} looks at each. Every answer is on the safe side: what is not
 * certain is not sound, and DuckDB measures it. Knows no contract, no check and no stage.
 */
@NullMarked
package dev.daybook.validate.cells;

import org.jspecify.annotations.NullMarked;
