package dev.daybook.extract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.daybook.contract.Source;
import dev.daybook.problem.EtlException;
import java.io.ByteArrayInputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EchoTest {
    private final TestContract contract =
            TestContract.people().with("until: pages 1", "until: 'total $.info.total'");
    private final Echo echo = new Echo(contract.contract().source(), LocalDate.EPOCH);

    @Test
    void takesAStringOrANumberThatSaysTheSame() {
        Source source = contract.contract().source();
        assertThat(source.echo()).hasSize(2);
        echo.check("page 2", 2, answers("{\"page\":\"2\",\"size\":2}"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'page':1,'size':2}          | $.info.page is '1', expected '2'",
                "{'page':2.0,'size':2}        | $.info.page is '2.0', expected '2'",
                "{'size':2}                   | $.info.page is missing, expected '2'",
                "{'page':null,'size':2}       | $.info.page is null, expected '2'",
                "{'page':{'a':1},'size':2}    | $.info.page is an object, expected '2'",
                "{'page':[2],'size':2}        | $.info.page is a list, expected '2'",
                "{'page':'x\\ny','size':2}    | $.info.page is a string, expected '2'",
                "{'page':2,'page':1,'size':2} | $.info.page is two different values, expected '2'",
                "{'page':1,'size':true}       | $.info.page is '1', expected '2', $.info.size is 'true', expected '2'"
            })
    void refusesAnythingElse(String info, String differences) {
        Answers answers = answers(info.replace('\'', '"'));
        assertThatThrownBy(() -> echo.check("page 2", 2, answers))
                .isInstanceOf(EtlException.class)
                .hasMessage(
                        "page 2: the answer is to another question: "
                                + differences
                                + "; check the limits of the source for what 'etlRequest' asks for");
    }

    @Test
    void doesNotShowALongText() {
        Answers answers = answers("{\"page\":\"%s\",\"size\":2}".formatted("x".repeat(41)));
        assertThatThrownBy(() -> echo.check("page 2", 2, answers))
                .hasMessageContaining("$.info.page is a string, expected '2'");
    }

    @Test
    void readsTheTotal() {
        assertThat(echo.total("page 1", answers("{\"total\":\"12\"}"))).isEqualTo(12);
        assertThatThrownBy(() -> echo.total("page 1", answers("{\"total\":-1}")))
                .hasMessage(
                        "page 1: the total at $.info.total is '-1', expected a whole number; check"
                                + " 'until' of the contract");
    }

    private Answers answers(String info) {
        String page = "{\"results\":[],\"info\":" + info + "}";
        return contract.filter()
                .filter(
                        new ByteArrayInputStream(page.getBytes(StandardCharsets.UTF_8)),
                        OutputStream.nullOutputStream())
                .answers();
    }
}
