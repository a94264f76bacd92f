package dev.daybook.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Random pages, written together with what has to become of them, in pieces of random sizes: the
 * bytes around every replaced value must be the ones that came.
 */
class RandomPagesTest {
    private static final int PAGES = 150;
    private static final List<String> KEPT_TEXTS =
            List.of(
                    "", "a", "\\\"", "\\\\", "é", "\\u00e9", "日本", "😀", "}", "]", "null",
                    "\\n,:{[");
    private static final List<String> NUMBERS =
            List.of("0", "-1", "1.50", "-0e+12", "123456789012");

    private final StringBuilder input = new StringBuilder();
    private final StringBuilder expected = new StringBuilder();
    private Random random;
    private FieldDigest digest;
    private long mismatched;

    @Test
    void keepAllBytesAroundWhatIsReplaced() {
        PageFilter filter = TestContract.people().filter();
        digest =
                new FieldDigest(
                        TestContract.people()
                                .contract()
                                .table("person")
                                .flatMap(table -> table.column("password"))
                                .flatMap(column -> column.protection())
                                .orElseThrow(),
                        TestContract.key());
        for (int seed = 0; seed < PAGES; seed++) {
            random = new Random(seed);
            int records = makePage();
            ByteArrayOutputStream kept = new ByteArrayOutputStream();
            PageContent seen = filter.filter(pieces(), kept);

            assertThat(kept.toString(StandardCharsets.UTF_8))
                    .as("seed %d", seed)
                    .isEqualTo(expected.toString());
            assertThat(seen.records()).as("seed %d", seed).isEqualTo(records);
            assertThat(seen.mismatched()).as("seed %d", seed).isEqualTo(mismatched);
        }
    }

    private int makePage() {
        input.setLength(0);
        expected.setLength(0);
        mismatched = 0;
        int records = random.nextInt(60);
        both("{\"results\":[");
        for (int i = 0; i < records; i++) {
            both(i == 0 ? "" : ",");
            makeRecord();
        }
        both("]" + space() + "}");
        return records;
    }

    private void makeRecord() {
        both(space() + "{\"name\"" + space() + ":");
        both(anything(2));
        both(",\"login\":{\"salt\":" + space());
        replaced(anything(2), "null");
        both(space() + ",\"password\":" + space());
        makePassword();
        both(space() + "}," + space() + "\"meta\":" + anything(3) + space() + "}" + space());
    }

    private void makePassword() {
        switch (random.nextInt(4)) {
            case 0 -> {
                String number = NUMBERS.get(random.nextInt(NUMBERS.size()));
                replaced(number, '"' + digest.of(number).orElseThrow() + '"');
            }
            case 1 -> {
                replaced("[" + anything(1) + "]", "null");
                mismatched++;
            }
            case 2 -> both("null");
            default -> {
                String text = "x😀".repeat(1 + length());
                replaced('"' + text + '"', '"' + digest.of(text).orElseThrow() + '"');
            }
        }
    }

    private String anything(int depth) {
        return switch (random.nextInt(depth > 0 ? 6 : 4)) {
            case 0 -> NUMBERS.get(random.nextInt(NUMBERS.size()));
            case 1 -> random.nextBoolean() ? "true" : "null";
            case 2, 3 ->
                    '"' + KEPT_TEXTS.get(random.nextInt(KEPT_TEXTS.size())).repeat(length()) + '"';
            case 4 -> "[" + anything(depth - 1) + space() + "," + anything(depth - 1) + "]";
            default -> "{" + space() + "\"k\":" + anything(depth - 1) + "}";
        };
    }

    /** Mostly short, now and then longer than every buffer on the way. */
    private int length() {
        return random.nextInt(40) == 0 ? random.nextInt(60_000) : random.nextInt(4);
    }

    private String space() {
        return random.nextInt(3) > 0 ? "" : " \n\t".repeat(length());
    }

    private void both(String text) {
        replaced(text, text);
    }

    private void replaced(String received, String kept) {
        input.append(received);
        expected.append(kept);
    }

    private InputStream pieces() {
        InputStream all =
                new ByteArrayInputStream(input.toString().getBytes(StandardCharsets.UTF_8));
        return new InputStream() {
            @Override
            public int read() throws IOException {
                return all.read();
            }

            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                return all.read(bytes, offset, Math.min(length, 1 + random.nextInt(9000)));
            }
        };
    }
}
