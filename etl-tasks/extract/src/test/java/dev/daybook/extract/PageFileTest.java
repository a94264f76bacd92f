package dev.daybook.extract;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PageFileTest {
    @ParameterizedTest
    @CsvSource({
        "1,page-00001.json.zst",
        "120,page-00120.json.zst",
        "99999,page-99999.json.zst",
        "100000,page-100000.json.zst"
    })
    void isNamedByTheNumberOfThePage(int number, String name) {
        assertThat(PageFile.name(number)).isEqualTo(name);
    }
}
