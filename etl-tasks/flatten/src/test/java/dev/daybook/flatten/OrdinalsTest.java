package dev.daybook.flatten;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.daybook.contract.ContractReader;
import dev.daybook.contract.Plan;
import dev.daybook.problem.EtlException;
import dev.daybook.problem.ExitCode;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** The last key of a partition, without the ten million rows before it. */
class OrdinalsTest {
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
    private final Ordinals ordinals = new Ordinals(plan);

    @Test
    void goesOnFromBatchToBatch() {
        ordinals.pass(batch(3));
        ordinals.pass(batch(4));

        assertThat(ordinals.of(0, 1)).isEqualTo(8);
        assertThat(ordinals.count(0)).isEqualTo(7);
    }

    @Test
    void takesAsManyElementsAsTheKeyHasDigitsFor() {
        ordinals.pass(batch(9_999_998));

        ordinals.require(batch(1));

        assertThat(ordinals.of(0, 1)).isEqualTo(9_999_999);
    }

    @Test
    void refusesOneMore() {
        ordinals.pass(batch(9_999_998));

        assertThatExceptionOfType(EtlException.class)
                .isThrownBy(() -> ordinals.require(batch(2)))
                .withMessage(
                        "there are more than 9999999 elements at $[*]; raise 'etlKeyDigits' and"
                                + " the major version of the contract")
                .returns(ExitCode.CONFIGURATION, EtlException::exitCode);
    }

    private Batch batch(long elements) {
        Batch batch = new Batch(plan);
        batch.elements[0] = elements;
        return batch;
    }
}
