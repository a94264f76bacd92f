package dev.daybook.extract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.daybook.contract.ContractFiles;
import dev.daybook.contract.ContractReader;
import dev.daybook.contract.Source;
import dev.daybook.problem.EtlException;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestTextTest {
    private static final LocalDate DATE = LocalDate.of(2026, 11, 19);

    @Test
    void standsForTheRequestOfTheShippedContract() {
        Source source =
                ContractReader.read("randomuser", ContractFiles.shipped("randomuser")).source();
        RequestText request = RequestText.of(source, "");
        assertThat(request.lines())
                .containsExactly(
                        "GET https://randomuser.me/api/1.4/?results=500&page={page}&seed={partitionDate}",
                        "Accept: application/json",
                        "pages from 1 until pages 1");
        assertThat(request.address(1, DATE))
                .hasToString("https://randomuser.me/api/1.4/?results=500&page=1&seed=2026-11-19");
    }

    @Test
    void encodesAllButUnreservedCharacters() {
        Source source = query("{'a b': 'ä&=+/{page}%7Bpage%7D~-._', day: 'x{partitionDate}'}");
        RequestText request = RequestText.of(source, "");
        assertThat(request.address(3, DATE))
                .hasToString(
                        "http://localhost/api/?a%20b=%C3%A4%26%3D%2B%2F3%257Bpage%257D~-._&day=x2026-11-19");
        assertThat(request.lines().get(0))
                .isEqualTo(
                        "GET http://localhost/api/?a%20b=%C3%A4%26%3D%2B%2F{page}%257Bpage%257D~-._&day=x{partitionDate}");
    }

    @ParameterizedTest
    @CsvSource({
        "http://localhost:8080, http://localhost:8080/api/, http://localhost/api/",
        "http://127.3.2.1:8080/, http://127.3.2.1:8080/api/, http://127.3.2.1/api/",
        "http://[::1]:8080, http://[::1]:8080/api/, http://[::1]/api/",
        "https://example.org:8443, https://example.org:8443/api/, https://example.org:8443/api/",
        "https://Example.org/v2, https://Example.org/v2, https://example.org/v2"
    })
    void takesAnotherSource(String elsewhere, String address, String shown) {
        RequestText request = RequestText.of(query("{}"), elsewhere);
        assertThat(request.address(1, DATE)).hasToString(address);
        assertThat(request.lines().get(0)).isEqualTo("GET " + shown);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost:8080",
                "ftp://localhost/",
                "http://user:secret@localhost/",
                "http://localhost/?q=secret",
                "http://local host/",
                "http:///x"
            })
    void refusesASourceThatIsNoAddressWithoutShowingIt(String elsewhere) {
        assertThatThrownBy(() -> RequestText.of(query("{}"), elsewhere))
                .isInstanceOf(EtlException.class)
                .hasMessageStartingWith("--source is not an address; expected http or https")
                .hasMessageNotContaining("secret");
    }

    private static Source query(String query) {
        return TestContract.people()
                .with(
                        "query: {size: '2', page: '{page}', day: '{partitionDate}'}",
                        "query: " + query)
                .contract()
                .source();
    }
}
