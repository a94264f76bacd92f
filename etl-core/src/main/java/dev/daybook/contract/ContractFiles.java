package dev.daybook.contract;

import dev.daybook.problem.EtlException;
import dev.daybook.problem.ExitCode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/** Finds the contract of a pipeline: a given file, one in a folder of contracts, or one of ours. */
public final class ContractFiles {
    private static final String SUFFIX = ".odcs.yaml";

    private ContractFiles() {}

    /**
     * Reads the contract of a pipeline.
     *
     * @param pipeline the name that the contract must have
     * @param file the contract, where the caller names one
     * @param folder where contracts lie as {@code <pipeline>.odcs.yaml}, where there is such a
     *     folder
     * @throws EtlException with exit code 78 if there is none, or it has problems or another name
     */
    public static Contract find(String pipeline, Optional<Path> file, Optional<Path> folder) {
        Optional<Path> inFolder =
                folder.map(path -> path.resolve(pipeline + SUFFIX)).filter(Files::exists);
        Optional<Path> path = file.or(() -> inFolder);
        Contract contract =
                path.isPresent()
                        ? read(path.get())
                        : ContractReader.read(pipeline + SUFFIX, shipped(pipeline));
        if (!contract.name().equals(pipeline)) {
            throw new EtlException(
                    ExitCode.CONFIGURATION,
                    "the contract's name is '"
                            + contract.name()
                            + "', expected '"
                            + pipeline
                            + "' as asked for with --pipeline");
        }
        return contract;
    }

    /** Reads the contract in a file. */
    public static Contract read(Path file) {
        return ContractReader.read(file.toString(), bytes(file));
    }

    /**
     * Returns the bytes of a contract file.
     *
     * @throws EtlException with exit code 78 if it can't be read
     */
    public static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            throw new EtlException(
                    ExitCode.CONFIGURATION, "there is no contract at '" + file + "'");
        } catch (IOException e) {
            throw new EtlException(
                    ExitCode.CONFIGURATION,
                    "the contract '" + file + "' can't be read: " + e.getMessage());
        }
    }

    /**
     * Returns the bytes of a contract that ships with Daybook.
     *
     * @throws EtlException with exit code 78 if there is none of that name
     */
    public static byte[] shipped(String pipeline) {
        // The name becomes part of a resource path; only a plain name may.
        String resource = "/contracts/" + pipeline.replaceAll("[^a-z0-9_]", "") + SUFFIX;
        try (InputStream in = ContractFiles.class.getResourceAsStream(resource)) {
            if (in != null) {
                return in.readAllBytes();
            }
        } catch (IOException e) {
            throw new EtlException(ExitCode.IO_FAILED, "can't read " + resource, e);
        }
        throw new EtlException(
                ExitCode.CONFIGURATION,
                "there is no contract for the pipeline '"
                        + pipeline
                        + "'; name its file with --contract, or put it into the folder of contracts"
                        + " as "
                        + pipeline
                        + SUFFIX);
    }
}
