package dev.daybook.cli;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options that {@code run} and {@code backfill} share. */
final class RunOptions {
    @Option(
            names = "--pipeline",
            paramLabel = "NAME",
            defaultValue = "randomuser",
            description = "the pipeline (default: randomuser)")
    private String pipeline = "";

    @Option(
            names = "--source",
            paramLabel = "URL|sample",
            description =
                    "where the answers come from: an address, or 'sample' for a source on this"
                            + " machine that makes them up (default: the address in the contract)")
    private Optional<String> source = Optional.empty();

    @Option(
            names = "--staging",
            paramLabel = "DIR",
            description =
                    "the folder through which the stages hand over their work (default:"
                            + " data/staging)")
    private Optional<Path> staging = Optional.empty();

    @Option(
            names = "--output",
            paramLabel = "DIR",
            description = "the folder in which tables are published (default: data/output)")
    private Optional<Path> output = Optional.empty();

    @Option(
            names = "--contract",
            paramLabel = "FILE",
            description = "the contract (default: the one that ships under the pipeline's name)")
    private Optional<Path> contract = Optional.empty();

    @Option(names = "--verbose", description = "show all that the stages log")
    private boolean verbose;

    /** Returns what is asked for. */
    RunRequest request(Home home, List<LocalDate> dates, int parallel) {
        Layout usual = Layout.below(home.data());
        return new RunRequest(
                pipeline,
                contract.map(home.current()::resolve),
                SourceChoice.parse(source),
                new Layout(
                        staging.map(home.current()::resolve).orElse(usual.staging()),
                        output.map(home.current()::resolve).orElse(usual.output())),
                dates,
                parallel,
                verbose);
    }
}
