package dev.daybook.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class UserWindowTest {

    private final SettableClock clock = new SettableClock();
    private final UserWindow window = new UserWindow(100, clock);

    @Test
    void isFullAtItsLimitForThatClientOnly() {
        window.add("a", 99);
        assertThat(window.isFull("a")).isFalse();
        window.add("a", 50);
        assertThat(window.isFull("a")).isTrue();
        assertThat(window.users("a")).isEqualTo(149);
        assertThat(window.isFull("b")).isFalse();
    }

    @Test
    void opensAgainFiveMinutesAfterTheFirstRequest() {
        window.add("a", 60);
        clock.now = clock.now.plus(Duration.ofMinutes(4));
        window.add("a", 60);
        clock.now = clock.now.plusSeconds(59);
        assertThat(window.isFull("a")).isTrue();
        clock.now = clock.now.plusSeconds(1);
        assertThat(window.isFull("a")).isFalse();
    }

    /** A clock that stands still until it is set. */
    private static final class SettableClock extends Clock {

        private Instant now = Instant.parse("2026-11-21T00:00:00Z");

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
