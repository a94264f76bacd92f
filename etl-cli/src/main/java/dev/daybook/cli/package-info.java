/**
 * The operator's commands: they read contracts, and start the stages of a date as processes with
 * the command lines that containers get.
 *
 * <p>Entry type is {@link dev.daybook.cli.Main}. A command is one class; what commands share is one
 * class each beside them. Of the stages nothing is known but their command lines, their folders and
 * their result files.
 */
@NullMarked
package dev.daybook.cli;

import org.jspecify.annotations.NullMarked;
