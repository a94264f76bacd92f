/** The extract placeholder. */
@NullMarked
package dev.daybook.extract;

import org.jspecify.annotations.NullMarked;
