package dev.daybook.flatten;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.daybook.contract.ContractReader;
import dev.daybook.contract.Plan;
import dev.daybook.problem.EtlException;
import dev.daybook.problem.ExitCode;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** The last key of a partition, without the ten million rows before it. */
class KeyLimitTest {
    private static final String ROWS =
            """
            - name: rows
              customProperties: [{property: etlRowPath, value: '$[*]'}]
              properties:
                - {name: row_id, logicalType: integer, primaryKey: true, transformLogic: key()}
            """;

    private final Plan plan =
            Plan.of(
                    ContractReader.read(
                            "spec", SpecContract.text(ROWS).getBytes(StandardCharsets.UTF_8)));
    private final List<PendingTable> tables = PendingTable.of(plan.tables());
    private final RecordReader reader =
            new RecordReader(
                    plan,
                    tables,
                    new Mismatches(plan.contract(), new Pointers()),
                    new AgeColumn(LocalDate.of(2026, 11, 21)),
                    new PageCounts(plan),
                    () -> {});

    @Test
    void takesAsManyElementsAsTheKeyHasDigitsFor() {
        reader.ordinals[0] = 9_999_998;

        read("[{}]");

        assertThat(tables.get(0).current().ordinal).isEqualTo(9_999_999);
    }

    @Test
    void refusesOneMore() {
        reader.ordinals[0] = 9_999_999;

        assertThatExceptionOfType(EtlException.class)
                .isThrownBy(() -> read("[{}]"))
                .withMessage(
                        "there are more than 9999999 elements at $[*]; raise 'etlKeyDigits' and"
                                + " the major version of the contract")
                .returns(ExitCode.CONFIGURATION, EtlException::exitCode);
    }

    private void read(String page) {
        reader.read(JsonFactory.builder().build().createParser(ObjectReadContext.empty(), page));
    }
}
