/** The flatten placeholder. */
@NullMarked
package dev.daybook.flatten;

import org.jspecify.annotations.NullMarked;
