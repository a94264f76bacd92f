/** What the build does to the runnable jars. Nothing of it is in them. */
@NullMarked
package dev.daybook.build;

import org.jspecify.annotations.NullMarked;
