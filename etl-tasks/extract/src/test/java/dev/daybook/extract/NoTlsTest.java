package dev.daybook.extract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class NoTlsTest {
    static Stream<ThrowingCallable> waysToConnect() {
        SSLContext context = NoTls.context();
        return Stream.of(
                context::createSSLEngine,
                () -> context.createSSLEngine("example.org", 443),
                context::getSocketFactory,
                context::getServerSocketFactory,
                context::getClientSessionContext,
                context::getServerSessionContext,
                () -> context.init(null, null, null));
    }

    @ParameterizedTest
    @MethodSource("waysToConnect")
    void connectsNothing(ThrowingCallable way) {
        assertThatThrownBy(way)
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessage("this client asks http addresses only");
    }

    @Test
    void knowsNoProtocol() {
        assertThat(NoTls.context().getDefaultSSLParameters().getProtocols()).isEmpty();
        assertThat(NoTls.context().getSupportedSSLParameters().getCipherSuites()).isEmpty();
    }
}
