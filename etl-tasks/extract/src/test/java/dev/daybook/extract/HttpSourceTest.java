package dev.daybook.extract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.contract.Source;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class HttpSourceTest {
    private static HttpSource source() {
        Source.Request request =
                new Source.Request(
                        Map.of(), Map.of(), Duration.ofSeconds(5), Duration.ofSeconds(5));
        return new HttpSource("http", request, InstantSource.system(), new SimpleMeterRegistry());
    }

    /** Threads that wait for bytes of a connection; those that wait for work don't matter. */
    private static Set<Thread> selectors() {
        Set<Thread> selectors = new HashSet<>();
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            if (thread.getName().contains("SelectorManager")) {
                selectors.add(thread);
            }
        }
        return selectors;
    }

    @Test
    void theThreadsOfTheClientEndWithTheSource() throws Exception {
        Set<Thread> before = selectors();
        try (TestSource server = new TestSource(TestSource.page(1, "{}"))) {
            Set<Thread> during;
            try (HttpSource source = source();
                    InputStream body = source.ask(URI.create(server.url()), Map.of())) {
                String text = new String(body.readAllBytes(), StandardCharsets.UTF_8);
                assertThat(text).isEqualTo(TestSource.pageText(1, "{}"));
                during = selectors();
                during.removeAll(before);
                assertThat(during).isNotEmpty();
            }
            assertThat(during).noneMatch(Thread::isAlive);
        }
    }

    @Test
    void aSourceThatNothingIsAskedOfEndsAsWell() {
        Set<Thread> before = selectors();
        source().close();
        assertThat(before).containsAll(selectors());
    }
}
