package dev.daybook.cli;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What the stages of all days of a run are told.
 *
 * @param layout the folders
 * @param contract the file, where it is not the one that ships
 * @param source the address that is asked instead of the contract's own
 * @param runId names the run in logs and results
 */
record RunOrder(Layout layout, Optional<Path> contract, Optional<String> source, String runId) {}
