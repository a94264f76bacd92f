package dev.daybook.cli;

import dev.daybook.contract.Contract;
import dev.daybook.contract.ContractFiles;
import dev.daybook.contract.ContractReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A contract as a person names it: by its pipeline, or by its file. */
final class ContractArgument {
    private static final String SUFFIX = ".odcs.yaml";

    private final String label;
    private final byte[] content;

    /**
     * Makes an argument from what was found.
     *
     * @param label the name that messages give
     * @param content the bytes of the file
     */
    ContractArgument(String label, byte[] content) {
        this.label = label;
        this.content = content.clone();
    }

    /** Returns the contracts named, or all that ship with Daybook where none is. */
    static List<ContractArgument> all(@Nullable List<String> arguments, Shell shell) {
        List<String> named =
                arguments == null || arguments.isEmpty() ? ShippedContracts.names() : arguments;
        return named.stream().map(argument -> of(argument, shell)).toList();
    }

    /**
     * Finds a contract. What has a dot or a separator is a file, relative to the current folder;
     * anything else is the name of a pipeline, looked for in the folder of contracts, if there is
     * one, and then among those that ship with Daybook.
     *
     * @throws dev.daybook.problem.EtlException with exit code 78 if there is none
     */
    static ContractArgument of(String argument, Shell shell) {
        Optional<Path> file =
                argument.matches("[A-Za-z0-9_-]+")
                        ? folder(shell)
                                .map(folder -> folder.resolve(argument + SUFFIX))
                                .filter(Files::exists)
                        : Optional.of(shell.home().current().resolve(argument));
        return file.isPresent()
                ? new ContractArgument(
                        shell.home().shown(file.get()), ContractFiles.bytes(file.get()))
                : new ContractArgument(argument + SUFFIX, ContractFiles.shipped(argument));
    }

    /** Returns the folder of contracts that come before those that ship, if there is one. */
    static Optional<Path> folder(Shell shell) {
        return Optional.ofNullable(shell.environment().get("DAYBOOK_CONTRACTS"))
                .filter(name -> !name.isEmpty())
                .map(shell.home().current()::resolve);
    }

    /** Returns the name that messages give. */
    String label() {
        return label;
    }

    /** Returns the bytes of the file. */
    byte[] content() {
        return content.clone();
    }

    /**
     * Reads the contract.
     *
     * @throws dev.daybook.problem.EtlException with exit code 78 and all its problems
     */
    Contract read() {
        return ContractReader.read(label, content);
    }
}
