/**
 * The contract: one ODCS v3.1.0 file per pipeline, read, checked and compiled.
 *
 * <p>Entry types are {@link dev.daybook.contract.Contract}, made by {@link
 * dev.daybook.contract.ContractReader} with every fault reported at once, and {@link
 * dev.daybook.contract.Plan}, which says for each table where its rows and keys come from. All
 * values are immutable. Knows nothing of files of data, of the network or of stages.
 */
@NullMarked
package dev.daybook.contract;

import org.jspecify.annotations.NullMarked;
