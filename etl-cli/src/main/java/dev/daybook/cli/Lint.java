package dev.daybook.cli;

import dev.daybook.contract.Contract;
import dev.daybook.contract.ContractReader;
import dev.daybook.document.DocumentReader;
import dev.daybook.document.Node;
import dev.daybook.problem.Problem;
import dev.daybook.problem.Problems;
import java.util.List;
import java.util.Optional;

/**
 * Every fault of a contract: those that Daybook finds, and those of the official schema of ODCS
 * that Daybook has not found at the same place.
 *
 * @param problems by line
 * @param summary one line
 */
record Lint(List<Problem> problems, String summary) {

    /** Copies the list. */
    Lint {
        problems = List.copyOf(problems);
    }

    /** Reads a contract both ways. */
    static Lint of(ContractArgument argument) {
        Problems problems = new Problems();
        Optional<Contract> contract =
                ContractReader.read(argument.label(), argument.content(), problems);
        List<Problem> ours = problems.inOrder();
        DocumentReader.yaml(argument.label(), argument.content(), new Problems())
                .ifPresent(root -> addSchemaFaults(root, ours, problems));
        return problems.isEmpty()
                ? new Lint(List.of(), "ok: " + ContractText.headline(contract.orElseThrow()))
                : new Lint(problems.inOrder(), count(problems) + " in " + argument.label());
    }

    private static void addSchemaFaults(Node root, List<Problem> ours, Problems problems) {
        for (OdcsSchema.Fault fault : new OdcsSchema().check(root)) {
            if (ours.stream().noneMatch(fault::isReportedBy)) {
                problems.add(fault.location(), fault.message() + " (schema of ODCS v3.1.0)");
            }
        }
    }

    private static String count(Problems problems) {
        int count = problems.inOrder().size();
        return count == 1 ? "1 problem" : count + " problems";
    }
}
