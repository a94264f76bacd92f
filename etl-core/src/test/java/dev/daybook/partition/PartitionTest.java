package dev.daybook.partition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.daybook.problem.EtlException;
import dev.daybook.problem.ExitCode;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PartitionTest {
    @Test
    void readsADay() {
        assertThat(Partition.parseDate("2024-02-29")).isEqualTo(LocalDate.of(2024, 2, 29));
        assertThat(Partition.parseDate("1000-01-01")).isEqualTo(LocalDate.of(1000, 1, 1));
        assertThat(Partition.parseDate("9199-12-31")).isEqualTo(LocalDate.of(9199, 12, 31));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2026-02-29",
                "2026-13-01",
                "2026-1-1",
                "20261121",
                "2026/11/21",
                " 2026-11-21",
                "2026-11-21 ",
                "2026-11-21T00:00",
                "yesterday",
                "٢٠٢٦-11-21"
            })
    void refusesWhatIsNoDay(String text) {
        assertUsage(text, "is not a day; expected yyyy-MM-dd, such as 2026-11-21");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"0999-12-31", "9200-01-01", "0000-01-01", "-2026-11-21", "+10000-01-01"})
    void refusesAYearWithoutKeys(String text) {
        assertUsage(text, "has no keys; expected a year from 1000 to 9199");
    }

    private static void assertUsage(String text, String fault) {
        assertThatThrownBy(() -> Partition.parseDate(text))
                .isInstanceOfSatisfying(
                        EtlException.class, e -> assertThat(e.exitCode()).isEqualTo(ExitCode.USAGE))
                .hasMessage("the date '" + text + "' " + fault);
    }

    @Test
    void namesFiles() {
        Partition partition = new Partition("orders", LocalDate.of(2026, 1, 2));

        assertThat(partition.fileName("order_items")).isEqualTo("20260102_order_items.csv");
        assertThat(partition).hasToString("orders 2026-01-02");
    }

    @Test
    void balancesALedger() {
        assertThat(new LedgerEntry("t", 10, 9, 6, 2, 1, 1).isBalanced()).isTrue();
        assertThat(new LedgerEntry("t", 10, 9, 6, 2, 1, 1).absent()).isEqualTo(1);
        assertThat(new LedgerEntry("t", 10, 9, 6, 2, 2, 1).isBalanced()).isFalse();
        assertThat(new LedgerEntry("t", 8, 9, 6, 2, 1, 1).isBalanced()).isFalse();
        assertThat(new LedgerEntry("t", 10, 9, 6, 2, 1, 2).isBalanced()).isFalse();
    }

    @Test
    void isTheSameOnlyForOnePipelineAndOneDay() {
        LocalDate day = LocalDate.of(2026, 11, 21);
        Partition partition = new Partition("orders", day);

        assertThat(partition)
                .isEqualTo(new Partition("orders", day))
                .hasSameHashCodeAs(new Partition("orders", day))
                .isNotEqualTo(new Partition("users", day))
                .isNotEqualTo(new Partition("orders", day.plusDays(1)));
    }

    @Test
    void isOfAContractWithItsVersionAndItsBytes() {
        ContractReference reference = new ContractReference("1.0.0", "ab");

        assertThat(reference)
                .isEqualTo(new ContractReference("1.0.0", "ab"))
                .hasSameHashCodeAs(new ContractReference("1.0.0", "ab"))
                .isNotEqualTo(new ContractReference("1.0.1", "ab"))
                .isNotEqualTo(new ContractReference("1.0.0", "cd"));
    }
}
