package dev.daybook.cli;

import dev.daybook.problem.EtlException;
import dev.daybook.problem.ExitCode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A source on this machine that behaves like the real one. It ends with this process. */
final class SampleSource implements AutoCloseable {
    private static final String READY = "listening on ";

    private final Process process;
    private final Children children;
    private final String address;

    private SampleSource(Process process, Children children, String address) {
        this.process = process;
        this.children = children;
        this.address = address;
    }

    /**
     * Returns the command line of the sample source.
     *
     * @param api the pipeline whose source it is
     * @param recorded the folder of answers to give; without it they are made up
     */
    static List<String> argv(Path java, Path jar, String api, Optional<Path> recorded) {
        List<String> argv = new ArrayList<>();
        argv.add(java.toString());
        argv.addAll(StageCommand.JVM_FLAGS);
        argv.addAll(List.of("-jar", jar.toString(), "--api", api));
        recorded.ifPresent(folder -> argv.addAll(List.of("--replay", folder.toString())));
        argv.add("--until-stdin-closes");
        return argv;
    }

    /**
     * Starts it and waits until it answers.
     *
     * @param log takes what it says on its error output
     * @throws EtlException with exit code 78 if it does not start
     */
    static SampleSource start(List<String> argv, Children children, Path log)
            throws IOException, InterruptedException {
        Files.createDirectories(log.resolveSibling(""));
        Process process =
                children.start(
                        new ProcessBuilder(argv)
                                .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile())));
        String line = firstLine(process);
        if (!line.startsWith(READY)) {
            process.destroy();
            throw new EtlException(
                    ExitCode.CONFIGURATION,
                    "the sample source ended with exit code "
                            + children.waitFor(process)
                            + " before it was ready; its last words are in '"
                            + log
                            + "'");
        }
        return new SampleSource(process, children, line.substring(READY.length()).strip());
    }

    /** The process writes this one line and no other, so its output is left open and unread. */
    private static String firstLine(Process process) throws IOException {
        String line =
                new BufferedReader(
                                new InputStreamReader(
                                        process.getInputStream(), StandardCharsets.UTF_8))
                        .readLine();
        return line == null ? "" : line;
    }

    /** Returns the address that stands for the scheme and the host of the real source. */
    String address() {
        return address;
    }

    @Override
    public void close() throws IOException {
        process.getOutputStream().close();
        process.destroy();
        try {
            children.waitFor(process);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
