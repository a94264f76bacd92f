package dev.daybook.task;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MemorySizeTest {
    @ParameterizedTest
    @CsvSource({
        "1MB, 1000000",
        "512MiB, 536870912",
        "2GB, 2000000000",
        "999999999GiB, 1073741822926258176",
        "1%, 123",
        "50%, 6150",
        "99%, 12177",
    })
    void takesSizesAndSharesOfAWhole(String text, long bytes) {
        assertThat(MemorySize.bytes(text, 12_345)).hasValue(bytes);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0MB", "01MB", "1.5GB", "64", "64 MB", "1TB", "1kB", "0%", "100%"})
    void takesNothingElse(String text) {
        assertThat(MemorySize.bytes(text, 12_345)).isEmpty();
    }
}
