/**
 * What a cell of a table may hold and how it is written: column types, the conversions into them
 * and the CSV dialect.
 *
 * <p>Entry types are {@link dev.daybook.table.ColumnType} and {@link dev.daybook.table.Scalar}; the
 * target of every conversion is a {@link dev.daybook.table.ByteBuilder}. Nothing here makes an
 * object per value. Knows nothing of contracts or files.
 */
@NullMarked
package dev.daybook.table;

import org.jspecify.annotations.NullMarked;
