/**
 * Tests of the images on a real engine. They know the images by their command lines only, and the
 * command lines by the file that also holds the DAGs to them.
 */
@NullMarked
package dev.daybook.docker;

import org.jspecify.annotations.NullMarked;
