package dev.daybook.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@Timeout(20)
class FaultTest {

    private static final String PEOPLE = "/api/1.4/?results=5&seed=s&page=3";
    private static final String ORDERS = "/orders?day=2026-11-21&size=5&page=3";

    private static SampleClient with(Fault fault) throws IOException {
        return SampleClient.of(SampleOptions.of(Api.RANDOMUSER).fault(fault));
    }

    private static SampleClient shopWith(Fault fault) throws IOException {
        return SampleClient.of(SampleOptions.of(Api.SHOP).fault(fault));
    }

    @ParameterizedTest
    @CsvSource({
        "STATUS_503,503", "STATUS_429,429", "STATUS_500,500", "STATUS_401,401", "STATUS_403,403",
        "STATUS_404,404", "STATUS_302,302", "ERROR_BODY,200", "HTML,200", "EMPTY_BODY,200"
    })
    void answersSomethingElse(Fault fault, int status) throws Exception {
        try (SampleClient client = with(fault)) {
            HttpResponse<byte[]> answer = client.get(PEOPLE);

            assertThat(answer.statusCode()).isEqualTo(status);
            assertThat(answer.headers().firstValue("Retry-After")).isEmpty();
            assertThat(answer.body()).asString().doesNotContain("results");
        }
    }

    @Test
    void meetsTheNextRequestsInOrderAndThenNoMore() throws Exception {
        SampleOptionsBuilder options =
                SampleOptions.of(Api.RANDOMUSER)
                        .fault(Fault.STATUS_503, 2)
                        .fault(Fault.PASS, 1)
                        .fault(Fault.STATUS_429, 1);
        try (SampleClient client = SampleClient.of(options)) {
            assertThat(client.get(PEOPLE).statusCode()).isEqualTo(503);
            assertThat(client.get(PEOPLE).statusCode()).isEqualTo(503);
            assertThat(client.get(PEOPLE).statusCode()).isEqualTo(200);
            assertThat(client.get(PEOPLE).statusCode()).isEqualTo(429);
            assertThat(client.get(PEOPLE).statusCode()).isEqualTo(200);
            assertThat(client.server.requestCount()).isEqualTo(5);
        }
    }

    @Test
    void isPushedWhileTheServerRuns() throws Exception {
        try (SampleClient client = SampleClient.randomuser()) {
            client.server.push(Fault.STATUS_500, FaultPlan.ALL);
            assertThat(client.get(PEOPLE).statusCode()).isEqualTo(500);
            client.server.clearFaults();
            assertThat(client.get(PEOPLE).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void distortsAPageOfPeople() throws Exception {
        assertThat(people(Fault.NO_INFO).has("info")).isFalse();
        assertThat(people(Fault.CLAMPED_RESULTS).get("results")).hasSize(1);
        assertThat(people(Fault.CLAMPED_RESULTS).at("/info/results").asInt()).isEqualTo(1);
        assertThat(people(Fault.CLAMPED_PAGE).at("/info/page").asInt()).isEqualTo(1);
        assertThat(people(Fault.WRONG_SEED).at("/info/seed").asString()).isEqualTo("another-s");
        assertThat(people(Fault.WRONG_VERSION).at("/info/version").asString()).isEqualTo("1.3");
        assertThat(people(Fault.RESULTS_NULL).get("results").isNull()).isTrue();
        assertThat(people(Fault.RESULTS_OBJECT).get("results").isObject()).isTrue();
        assertThat(people(Fault.UNKNOWN_FIELD).at("/results/4/loyaltyTier").asString())
                .isEqualTo("gold");
    }

    @Test
    void distortsAPageOfOrders() throws Exception {
        assertThat(orders(Fault.NO_INFO).propertyNames()).containsExactly("orders");
        assertThat(orders(Fault.CLAMPED_RESULTS).get("orders")).hasSize(1);
        assertThat(orders(Fault.CLAMPED_PAGE).get("page").asInt()).isEqualTo(1);
        assertThat(orders(Fault.WRONG_SEED).get("day").asString()).isEqualTo("2026-11-22");
        assertThat(orders(Fault.WRONG_VERSION).get("orders")).hasSize(5);
        assertThat(orders(Fault.RESULTS_NULL).get("orders").isNull()).isTrue();
        assertThat(orders(Fault.RESULTS_OBJECT).get("orders").isObject()).isTrue();
        assertThat(orders(Fault.UNKNOWN_FIELD).at("/orders/0/loyaltyTier").isString()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(names = {"TRUNCATED", "TRUNCATED_CHUNKED", "CONNECTION_RESET"})
    void breaksTheConnection(Fault fault) throws Exception {
        try (SampleClient client = with(fault)) {
            assertThatThrownBy(() -> client.get(PEOPLE)).isInstanceOf(IOException.class);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"SLOW_HEADERS", "STALLED_BODY"})
    void keepsAClientWaitingUntilTheServerEnds(Fault fault) throws Exception {
        try (SampleClient client = with(fault)) {
            CompletableFuture<?> answer = client.ask(PEOPLE);

            assertThatThrownBy(() -> answer.get(200, TimeUnit.MILLISECONDS))
                    .isInstanceOf(TimeoutException.class);
            client.server.close();
            assertThat(answer).failsWithin(Duration.ofSeconds(5));
        }
    }

    @Test
    void answersLate() throws Exception {
        SampleOptionsBuilder options =
                SampleOptions.of(Api.RANDOMUSER)
                        .fault(Fault.SLOW)
                        .slowDelay(Duration.ofMillis(150));
        try (SampleClient client = SampleClient.of(options)) {
            long start = System.nanoTime();

            assertThat(client.get(PEOPLE).statusCode()).isEqualTo(200);
            assertThat(Duration.ofNanos(System.nanoTime() - start))
                    .isGreaterThan(Duration.ofMillis(149));
        }
    }

    @Test
    void spoilsTheMiddleOfABody() throws Exception {
        try (SampleClient client = with(Fault.INVALID_JSON)) {
            byte[] body = client.get(PEOPLE).body();
            assertThatThrownBy(() -> new JsonMapper().readTree(body))
                    .isInstanceOf(JacksonException.class);
        }
        try (SampleClient client = shopWith(Fault.NOT_UTF8)) {
            byte[] body = client.get(ORDERS).body();
            assertThatThrownBy(
                            () -> StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)))
                    .isInstanceOf(CharacterCodingException.class);
        }
    }

    @Test
    void isReadFromTheCommandLine() {
        assertThat(FaultPlan.parse("status-503:2")).isEqualTo(new FaultPlan(Fault.STATUS_503, 2));
        assertThat(FaultPlan.parse("truncated-chunked"))
                .isEqualTo(new FaultPlan(Fault.TRUNCATED_CHUNKED, FaultPlan.ALL));
        assertThatThrownBy(() -> FaultPlan.parse("status-418"))
                .hasMessageStartingWith(
                        "Fault 'status-418' is not known; expected one of [pass, status-503,");
        assertThatThrownBy(() -> FaultPlan.parse("slow:x"))
                .hasMessage("Fault count 'x' is not a number; expected KIND:COUNT");
        assertThatThrownBy(() -> FaultPlan.parse("slow:0"))
                .hasMessage("Fault 'slow' is for 0 requests; expected at least 1");
    }

    @Test
    void isWrittenToTheRequestsLog(@TempDir Path folder) throws Exception {
        Path log = folder.resolve("requests.log");
        SampleOptionsBuilder options =
                SampleOptions.of(Api.RANDOMUSER).requestsLog(log).fault(Fault.STATUS_503, 1);
        try (SampleClient client = SampleClient.of(options)) {
            client.get(PEOPLE);
            client.get("/api/1.4/?results=1&seed=%C3%A9");
        }

        assertThat(log)
                .hasContent(
                        "1 GET "
                                + PEOPLE
                                + " fault=status-503\n"
                                + "2 GET /api/1.4/?results=1&seed=%C3%A9\n");
    }

    private static JsonNode people(Fault fault) throws Exception {
        try (SampleClient client = with(fault)) {
            return client.json(PEOPLE);
        }
    }

    private static JsonNode orders(Fault fault) throws Exception {
        try (SampleClient client = shopWith(fault)) {
            return client.json(ORDERS);
        }
    }
}
