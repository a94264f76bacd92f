/**
 * Small documents, contracts and manifests, read as trees that know the line of every value.
 *
 * <p>Entry types are {@link dev.daybook.document.DocumentReader}, {@link
 * dev.daybook.document.Section} to take an object apart with all its faults reported at once, and
 * {@link dev.daybook.document.JsonText} to write. Never used for the pages of a source, which are
 * only streamed.
 */
@NullMarked
package dev.daybook.document;

import org.jspecify.annotations.NullMarked;
