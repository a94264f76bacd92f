package dev.daybook.extract;

import static dev.daybook.extract.TestSource.page;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.luben.zstd.ZstdInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No protected value leaves a trace in staging, whatever becomes of the run. */
class SecretTracesTest {
    /** Its base64 is the same text at every offset that is a multiple of three. */
    private static final String MARKER = "MARKER-7f3a9c";

    private static final String ESCAPED =
            MARKER.chars().mapToObj(c -> String.format("\\u%04x", c)).reduce("", String::concat);
    private static final List<String> PEOPLE =
            List.of(
                    "{\"email\":\"%s\",\"phone\":\"%s\",\"pin\":\"%s\"}",
                    "{\"login\":{\"password\":\"%s\",\"salt\":\"%s\",\"sessionToken\":\"%s\"}}",
                    "{\"email\":{\"x\":\"%s\"},\"phone\":[\"%s\"],\"meta\":{\"secret\":\"%s\"}}",
                    "{\"x\":[{\"pwd\":\"%s\"}],\"login\":{\"salt\":{\"%s\":1}},\"email\":\"%s\"}");

    @TempDir private Path folder;

    @Test
    void ofAFinishedRun() throws Exception {
        TestRun run = new TestRun(folder, TestContract.people());
        try (TestSource source = new TestSource(page(1, people()))) {
            run.on(source).expect(0, "extracted 8 records");
        }
        assertThat(run.page(1)).contains("\"phone\":null").doesNotContain("7f3a9c");
        assertThatNoTraceIsIn(folder);
    }

    @Test
    void ofARunThatFails() throws Exception {
        String text = TestSource.pageText(1, people());
        TestRun run = new TestRun(folder, TestContract.people());
        for (int cut : new int[] {1, 40, 100, 200, text.length() / 2}) {
            try (TestSource source =
                    new TestSource(TestSource.ok(text.substring(0, text.length() - cut)))) {
                run.on(source).expect(69, "page 1: ");
            }
            assertThatNoTraceIsIn(folder);
        }
        try (TestSource source = new TestSource(page(9, people()))) {
            run.on(source).expect(65, "page 1: ");
        }
        assertThatNoTraceIsIn(folder);
    }

    private static String[] people() {
        return Stream.of(MARKER, ESCAPED)
                .flatMap(m -> PEOPLE.stream().map(person -> person.formatted(m, m, m)))
                .toArray(String[]::new);
    }

    private static void assertThatNoTraceIsIn(Path folder) throws IOException {
        byte[] marker = MARKER.getBytes(StandardCharsets.UTF_8);
        String base64 = Base64.getEncoder().withoutPadding().encodeToString(marker);
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String content = content(file);
                assertThat(content)
                        .as(file.toString())
                        .doesNotContain(MARKER)
                        .doesNotContainIgnoringCase(ESCAPED)
                        .doesNotContainIgnoringCase(HexFormat.of().formatHex(marker))
                        .doesNotContain(base64.substring(0, base64.length() - 2));
            }
        }
    }

    private static String content(Path file) throws IOException {
        if (!file.toString().endsWith(".zst")) {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (InputStream in = new ZstdInputStream(Files.newInputStream(file))) {
            in.transferTo(bytes);
        }
        return bytes.toString(StandardCharsets.ISO_8859_1);
    }
}
