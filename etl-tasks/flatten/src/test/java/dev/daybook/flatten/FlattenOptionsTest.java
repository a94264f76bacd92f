package dev.daybook.flatten;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FlattenOptionsTest {
    @Test
    void leavesHalfOfTheHeapToTheRest() {
        long heap = Runtime.getRuntime().maxMemory();

        assertThat(new FlattenOptions(1, heap).indexes()).isEqualTo(heap / 2);
        assertThat(new FlattenOptions(1, 1000).indexes()).isEqualTo(1000);
    }
}
