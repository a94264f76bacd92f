package dev.daybook.extract;

import dev.daybook.contract.JsonPath;
import dev.daybook.contract.Pagination;
import dev.daybook.contract.Source;
import dev.daybook.problem.EtlException;
import dev.daybook.problem.ExitCode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * Holds an answer against the question: a server that clamps a page size or a page number answers
 * with status 200 and other data.
 */
record Echo(Source source, LocalDate date) {

    /**
     * Compares what an answer must repeat.
     *
     * @param what was asked for, for people
     * @param page the number that was asked for
     * @throws EtlException with exit code 65 and all differences
     */
    void check(String what, int page, Answers answers) {
        List<String> differences = new ArrayList<>();
        source.echo()
                .forEach(
                        (path, template) -> {
                            String expected = RequestText.filled(template, page, date);
                            Answers.Answer found = answers.at(path);
                            if (!found.is(expected)) {
                                differences.add(difference(path, found, expected));
                            }
                        });
        if (!differences.isEmpty()) {
            throw new EtlException(
                    ExitCode.DATA_REJECTED,
                    what
                            + ": the answer is to another question: "
                            + String.join(", ", differences)
                            + "; check the limits of the source for what 'etlRequest' asks for");
        }
    }

    private static String difference(JsonPath path, Answers.Answer found, String expected) {
        return path + " is " + found + ", expected '" + expected + "'";
    }

    /**
     * Returns the total that an answer declares, or -1 where the contract reads none.
     *
     * @throws EtlException with exit code 65 if there is no whole number
     */
    long total(String what, Answers answers) {
        if (!(source.pagination().until() instanceof Pagination.Total total)) {
            return -1;
        }
        Answers.Answer found = answers.at(total.path());
        if (found.isScalar() && found.text().matches("[0-9]{1,18}")) {
            return Long.parseLong(found.text());
        }
        throw new EtlException(
                ExitCode.DATA_REJECTED,
                what
                        + ": the total at "
                        + total.path()
                        + " is "
                        + found
                        + ", expected a whole number; check 'until' of the contract");
    }
}
