package dev.daybook.cli;

import java.nio.file.Path;
import java.util.Optional;

/** Where the answers of a run come from. */
sealed interface SourceChoice {
    /** The address of the contract. */
    record Contracted() implements SourceChoice {}

    /** Another address than the contract's. */
    record Address(String url) implements SourceChoice {}

    /**
     * The sample source, started for the run.
     *
     * @param recorded the folder of answers to give; without it they are made up
     */
    record Sample(Optional<Path> recorded) implements SourceChoice {}

    /** Reads the option {@code --source}. */
    static SourceChoice parse(Optional<String> option) {
        if (option.isEmpty()) {
            return new Contracted();
        }
        return option.get().equals("sample")
                ? new Sample(Optional.empty())
                : new Address(option.get());
    }
}
