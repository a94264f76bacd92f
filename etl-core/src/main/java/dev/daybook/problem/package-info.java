/**
 * The error model: exit codes, problems with their places, and the one exception that carries them.
 *
 * <p>Entry types are {@link dev.daybook.problem.EtlException} for a run that cannot go on and
 * {@link dev.daybook.problem.Problems} for faults that are collected and reported together. Knows
 * nothing of the rest of Daybook.
 */
@NullMarked
package dev.daybook.problem;

import org.jspecify.annotations.NullMarked;
