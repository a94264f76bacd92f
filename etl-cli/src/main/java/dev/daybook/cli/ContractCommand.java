package dev.daybook.cli;

import dev.daybook.contract.Contract;
import dev.daybook.contract.Plan;
import dev.daybook.problem.ExitCode;
import dev.daybook.problem.Problem;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** What contracts say, and whether they say it right. */
@Command(
        name = "contract",
        description = "check and explain contracts: lint, plan, show",
        synopsisSubcommandLabel = "COMMAND")
final class ContractCommand {
    private static final String WHICH =
            "the name of a pipeline, or a file; by default all contracts that ship";

    private final Shell shell;

    ContractCommand(Shell shell) {
        this.shell = shell;
    }

    @Command(name = "lint", description = "report every problem of a contract, with its line")
    int lint(
            @Parameters(paramLabel = "FILE|NAME", arity = "0..*", description = WHICH)
                    @Nullable List<String> contracts) {
        ExitCode code = ExitCode.DONE;
        for (ContractArgument contract : ContractArgument.all(contracts, shell)) {
            Lint lint = Lint.of(contract);
            lint.problems().forEach(this::print);
            shell.out().println(lint.summary());
            if (!lint.problems().isEmpty()) {
                code = ExitCode.CONFIGURATION;
            }
        }
        return code.number();
    }

    private void print(Problem problem) {
        shell.out().println(problem);
    }

    @Command(name = "plan", description = "show what a contract is compiled to")
    int plan(
            @Parameters(paramLabel = "FILE|NAME", arity = "0..*", description = WHICH)
                    @Nullable List<String> contracts) {
        for (ContractArgument contract : ContractArgument.all(contracts, shell)) {
            shell.out().print(PlanText.of(Plan.of(contract.read())));
        }
        return ExitCode.DONE.number();
    }

    @Command(name = "show", description = "show the tables and columns of a contract")
    int show(
            @Parameters(paramLabel = "FILE|NAME", arity = "0..*", description = WHICH)
                    @Nullable List<String> contracts) {
        for (ContractArgument argument : ContractArgument.all(contracts, shell)) {
            Contract contract = argument.read();
            shell.out().print(ContractText.of(contract));
        }
        return ExitCode.DONE.number();
    }
}
