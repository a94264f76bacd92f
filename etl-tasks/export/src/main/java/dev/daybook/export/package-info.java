/** The export placeholder. */
@NullMarked
package dev.daybook.export;

import org.jspecify.annotations.NullMarked;
