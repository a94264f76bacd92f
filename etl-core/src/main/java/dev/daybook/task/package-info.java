/**
 * The frame of a task: one command line, environment, logging, metrics, exit code and result file
 * for all four stages.
 *
 * <p>A stage implements {@link dev.daybook.task.Task} and hands it to {@link
 * dev.daybook.task.TaskRunner}. Knows nothing of what a stage does.
 */
@NullMarked
package dev.daybook.task;

import org.jspecify.annotations.NullMarked;
