/** The sample placeholder. */
@NullMarked
package dev.daybook.sample;

import org.jspecify.annotations.NullMarked;
