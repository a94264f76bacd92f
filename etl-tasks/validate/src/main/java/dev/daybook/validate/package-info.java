/**
 * The stage validate: proves the tables of flatten against the contract and writes a verdict.
 *
 * <p>Entry type is {@link dev.daybook.validate.ValidateTask}. A contract becomes a list of checks
 * ({@link dev.daybook.validate.CheckPlan}) before any data is read; reading the files proves most
 * of them, DuckDB measures the others, our code compares and judges. Knows no other stage, only the
 * folders that they leave.
 */
@NullMarked
package dev.daybook.validate;

import org.jspecify.annotations.NullMarked;
