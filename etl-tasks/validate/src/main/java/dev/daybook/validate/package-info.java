/** The validate placeholder. */
@NullMarked
package dev.daybook.validate;

import org.jspecify.annotations.NullMarked;
