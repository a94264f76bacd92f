package dev.daybook.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class MainTest {

    @Test
    void listensUntilItsInputCloses() throws Exception {
        Process process =
                start(
                        "--api",
                        "randomuser",
                        "--clock",
                        "2026-11-22T00:00:00Z",
                        "--until-stdin-closes");
        try (BufferedReader output = process.inputReader()) {
            String line = output.readLine();
            assertThat(line).matches("listening on http://127\\.0\\.0\\.1:[0-9]+");
            URI url = URI.create(line.replace("listening on ", "") + "/api/1.4/?results=1&seed=s");
            HttpRequest request = HttpRequest.newBuilder(url).build();
            assertThat(HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body())
                    .contains("\"version\":\"1.4\"");

            process.getOutputStream().close();
            assertThat(process.waitFor(5, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isZero();
            assertThat(output.readLine()).isNull();
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void endsWhenItIsToldTo() throws Exception {
        Process process = start("--api", "shop", "--orders", "3", "--bad-rows", "1.5");
        try (BufferedReader output = process.inputReader()) {
            assertThat(output.readLine()).startsWith("listening on");

            process.destroy();
            assertThat(process.waitFor(5, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isEqualTo(143);
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void refusesWrongOptions() {
        assertThat(failure("--api", "crm")).startsWith("64 Invalid value for option '--api'");
        assertThat(failure()).startsWith("64 Missing required option: '--api");
        assertThat(failure("--api", "shop", "--bad-rows", "101"))
                .startsWith("64 badRows is 101.0; expected a percentage from 0 to 100");
        assertThat(failure("--api", "shop", "--fault", "odd:1"))
                .contains("Fault 'odd' is not known; expected one of [pass, status-503,");
    }

    @Test
    void saysWhyItCannotListen() throws Exception {
        try (SampleClient client = SampleClient.shop()) {
            String port = String.valueOf(client.server.url().getPort());

            assertThat(failure("--api", "shop", "--port", port))
                    .startsWith("74 The source cannot listen: ");
        }
    }

    private static String failure(String... arguments) {
        StringWriter errors = new StringWriter();
        CommandLine commandLine = Main.commandLine().setErr(new PrintWriter(errors));
        int code = commandLine.execute(arguments);
        return code + " " + errors;
    }

    private static Process start(String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-cp"));
        command.add(System.getProperty("java.class.path"));
        command.add(Main.class.getName());
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    }
}
