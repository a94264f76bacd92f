/**
 * The stage export: tables that passed become the published folder of the date.
 *
 * <p>{@link dev.daybook.export.ExportTask} copies and hashes each table in one pass, {@link
 * dev.daybook.export.DataPackage} describes them, and {@link dev.daybook.partition.Publication}
 * makes all of them visible at once.
 */
@NullMarked
package dev.daybook.export;

import org.jspecify.annotations.NullMarked;
