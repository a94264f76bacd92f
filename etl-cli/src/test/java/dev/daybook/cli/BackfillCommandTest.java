package dev.daybook.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class BackfillCommandTest {
    private static final LocalDate FROM = LocalDate.of(2028, 2, 28);

    @Test
    void bothEndsAreIncluded() {
        assertThat(BackfillCommand.dates(FROM, LocalDate.of(2028, 3, 1)))
                .containsExactly(FROM, LocalDate.of(2028, 2, 29), LocalDate.of(2028, 3, 1));
    }

    @Test
    void oneDayIsFromAndTo() {
        assertThat(BackfillCommand.dates(FROM, FROM)).containsExactly(FROM);
    }

    @Test
    void theEndIsNotBeforeTheBeginning() {
        assertThatThrownBy(() -> BackfillCommand.dates(FROM, FROM.minusDays(1)))
                .hasMessage(
                        "the dates run from 2028-02-28 to 2028-02-27; expected --to after --from");
    }
}
