package dev.daybook.cli;

import dev.daybook.cli.erd.Erd;
import dev.daybook.contract.Contract;
import dev.daybook.problem.ExitCode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes the documents that are derived from contracts. */
@Command(
        name = "erd",
        description = "write the diagrams and the DDL of contracts: DBML, Mermaid, SQL, SVG, PNG")
final class ErdCommand implements Callable<Integer> {
    private final Shell shell;

    @Parameters(
            paramLabel = "FILE|NAME",
            arity = "0..*",
            description = "the name of a pipeline, or a file; by default all contracts that ship")
    private @Nullable List<String> contracts;

    @Option(
            names = "--output",
            paramLabel = "DIR",
            description = "the folder to write to (default: erd of the installation)")
    private Optional<Path> output = Optional.empty();

    ErdCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() {
        Home home = shell.home();
        Path folder = output.map(home.current()::resolve).orElse(home.root().resolve("erd"));
        for (ContractArgument argument : ContractArgument.all(contracts, shell)) {
            Contract contract = argument.read();
            List<String> written = new ArrayList<>(Erd.stale(contract, folder));
            Erd.write(contract, folder);
            // A machine that can't draw leaves the PNG as it was, and says so.
            written.removeAll(Erd.stale(contract, folder));
            shell.out().println(contract.name() + ": " + sentence(written) + home.shown(folder));
        }
        return ExitCode.DONE.number();
    }

    private static String sentence(List<String> written) {
        return written.isEmpty()
                ? "nothing has changed in "
                : "wrote " + String.join(", ", written) + " in ";
    }
}
