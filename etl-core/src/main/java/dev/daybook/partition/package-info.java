/**
 * One partition date of a pipeline on disk: the staging folders of its stages, their manifests and
 * ledgers, the lock, the published generations, and what a stage spills for a while.
 *
 * <p>Entry types are {@link dev.daybook.partition.Staging}, {@link
 * dev.daybook.partition.StageAttempt} to write a stage's folder so that it appears at once or not
 * at all, {@link dev.daybook.partition.StageFolder} to read one that is proved by its manifest, and
 * {@link dev.daybook.partition.Publication}. Knows nothing of what a stage does.
 */
@NullMarked
package dev.daybook.partition;

import org.jspecify.annotations.NullMarked;
