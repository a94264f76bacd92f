package dev.daybook.cli;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What a person asks for.
 *
 * @param pipeline the name of the contract
 * @param contract the file, where it is not the one that ships
 * @param source where the answers come from
 * @param layout the folders
 * @param dates the days, in order
 * @param parallel how many of them at once
 * @param verbose whether all that the stages log is shown
 */
record RunRequest(
        String pipeline,
        Optional<Path> contract,
        SourceChoice source,
        Layout layout,
        List<LocalDate> dates,
        int parallel,
        boolean verbose) {
    /** Copies the dates. */
    RunRequest {
        dates = List.copyOf(dates);
    }
}
