package dev.daybook.cli.erd;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.contract.Contract;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ShippedErdTest {
    static Stream<Contract> contracts() throws Exception {
        return Contracts.shipped().stream();
    }

    @ParameterizedTest
    @MethodSource("contracts")
    void isWhatTheContractGives(Contract contract) {
        assertThat(Erd.stale(contract, Contracts.root().resolve("erd")))
                .as("stale in erd/; make them anew with ./daybook erd")
                .isEmpty();
    }
}
