/**
 * Asks the source and archives its answers, protected before they reach the disk.
 *
 * <p>Entry type is {@link dev.daybook.extract.Main}. A page goes from {@code HttpSource} through
 * {@code PageFilter} into a {@code PageFile}; {@code Extraction} asks for one page after the other,
 * and {@code Reprotection} sends archived pages through the same filter. Knows nothing of what the
 * later stages do with the archive.
 */
@NullMarked
package dev.daybook.extract;

import org.jspecify.annotations.NullMarked;
