package dev.daybook.flatten;

import dev.daybook.contract.Column;
import dev.daybook.contract.Contract;
import dev.daybook.problem.EtlException;
import dev.daybook.problem.ExitCode;
import dev.daybook.table.Conversion;
import java.util.Map;
import java.util.TreeMap;

/** What happens to a value that can't be converted: the policy of the contract, and the counts. */
final class Mismatches {
    private final Contract contract;
    private final Pointers pointers;
    private final Map<String, Long> nulled = new TreeMap<>();

    Mismatches(Contract contract, Pointers pointers) {
        this.contract = contract;
        this.pointers = pointers;
    }

    /** Treats a value that can't go into its column. */
    void cell(PendingTable table, Row row, Column column, Conversion conversion) {
        treat(table, row, column.name(), conversion);
    }

    /** Treats a row, or a list in it, that is not of the shape that the contract needs. */
    void row(PendingTable table, Row row, String list, Conversion conversion) {
        treat(table, row, list, conversion);
    }

    private void treat(PendingTable table, Row row, String column, Conversion conversion) {
        switch (contract.policies().onTypeMismatch()) {
            case QUARANTINE_ROW -> row.reject(new Reason(column, conversion.word()));
            case NULL_VALUE ->
                    nulled.merge(
                            table.name() + "." + column + ": " + conversion.meaning(),
                            1L,
                            Long::sum);
            case FAIL ->
                    throw new EtlException(
                            ExitCode.DATA_REJECTED,
                            table.name()
                                    + "."
                                    + column
                                    + ": "
                                    + conversion.meaning()
                                    + ", at "
                                    + pointers.describe(table, row)
                                    + "; the contract says 'etlOnTypeMismatch: fail'");
        }
    }

    /**
     * Treats a list that can't be read, with no row around it that could be rejected.
     *
     * @throws EtlException with exit code 65 unless the contract makes such values null
     */
    void list(String path, Conversion conversion) {
        if (contract.policies().onTypeMismatch() != Contract.OnTypeMismatch.NULL_VALUE) {
            throw new EtlException(
                    ExitCode.DATA_REJECTED,
                    path
                            + " in page "
                            + pointers.page()
                            + ": "
                            + conversion.meaning()
                            + ", and there is no row around it to quarantine; nothing is written");
        }
        nulled.merge(path + ": " + conversion.meaning(), 1L, Long::sum);
    }

    /** Adds how often values became null, by table, column and meaning, and starts anew. */
    void takeNulled(Map<String, Long> counts) {
        nulled.forEach((what, n) -> counts.merge(what, n, Long::sum));
        nulled.clear();
    }
}
