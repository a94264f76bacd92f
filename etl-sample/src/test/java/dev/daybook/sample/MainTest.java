package dev.daybook.sample;

import static org.assertj.core.api.Assertions.assertThatCode;

import org.junit.jupiter.api.Test;

class MainTest {
    @Test
    void runs() {
        assertThatCode(() -> Main.main(new String[0])).doesNotThrowAnyException();
    }
}
