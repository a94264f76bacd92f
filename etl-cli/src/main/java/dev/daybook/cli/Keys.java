package dev.daybook.cli;

import dev.daybook.contract.Contract;
import dev.daybook.contract.Protection;
import dev.daybook.problem.EtlException;
import dev.daybook.problem.ExitCode;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The keys that a contract names, from the environment or else from the key file. */
final class Keys {
    private final Shell shell;
    private final KeyFile file;

    Keys(Shell shell) {
        this.shell = shell;
        this.file = new KeyFile(shell.home().key());
    }

    /** Returns the variables from which extract takes the keys of a contract. */
    static List<String> variables(Contract contract) {
        return contract.tables().stream()
                .flatMap(table -> table.columns().stream())
                .flatMap(column -> column.protection().stream())
                .map(Protection::key)
                .flatMap(Optional::stream)
                .distinct()
                .sorted()
                .toList();
    }

    /**
     * Returns the keys of a contract by variable. The environment wins over the file.
     *
     * @throws EtlException with exit code 78 if one is in neither, or others may read the file
     */
    Map<String, String> of(Contract contract) throws IOException {
        Map<String, String> keys = new LinkedHashMap<>();
        for (String variable : variables(contract)) {
            String value = shell.environment().getOrDefault(variable, "");
            keys.put(variable, value.isEmpty() ? fromFile(variable) : value);
        }
        return keys;
    }

    private String fromFile(String variable) throws IOException {
        if (!file.exists()) {
            throw new EtlException(
                    ExitCode.CONFIGURATION,
                    "found no key: neither the variable "
                            + variable
                            + " nor the file '"
                            + shell.home().shown(file.path())
                            + "' is there; make one: ./daybook key new");
        }
        return file.read();
    }

    /** Makes the key file where a contract needs it and there is none, and says so. */
    void makeIfMissing(Contract contract) throws IOException {
        boolean needed =
                variables(contract).stream()
                        .anyMatch(name -> shell.environment().getOrDefault(name, "").isEmpty());
        if (needed && !file.exists()) {
            make();
        }
    }

    /**
     * Makes the key file and says what it is for.
     *
     * @throws EtlException with exit code 64 if there is one
     */
    void make() throws IOException {
        file.make();
        shell.out()
                .println(
                        "made the key "
                                + shell.home().shown(file.path())
                                + ", with which extract hashes what contracts protect; keep a copy"
                                + " in a safe place: another key makes other digests");
    }
}
