/**
 * The stage flatten: archived pages become tables.
 *
 * <p>{@link dev.daybook.flatten.FlattenTask} reads page after page as a stream; {@link
 * dev.daybook.flatten.RecordReader} turns one source record at a time into pending rows, {@link
 * dev.daybook.flatten.Decision} says which of them are rejected, and {@link
 * dev.daybook.flatten.Tables} writes the others. Memory holds one record and the index of the
 * distinct tables, never a page.
 */
@NullMarked
package dev.daybook.flatten;

import org.jspecify.annotations.NullMarked;
