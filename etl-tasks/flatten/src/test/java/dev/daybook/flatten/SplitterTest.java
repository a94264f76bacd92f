package dev.daybook.flatten;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.partition.Archive;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** A list is cut between its records and nowhere else, whatever is in them. */
class SplitterTest {
    private static final int PAGES = 30;
    private static final int MOST_RECORDS = 60;
    private static final int DEEPEST = 5;
    private static final String[] CHARACTERS = {
        "\\\"", "\\\\", "\\/", "\\u0022", "{", "}", "[", "]", ",", ":", "a", "long word ", "é", "😀"
    };

    @TempDir Path folder;

    private final long seed = System.nanoTime();
    private final Random random = new Random(seed);

    /** The pieces of a page, cut one after the other into the same few arrays. */
    private static final class Pieces implements Splitter.Target {
        private final List<String> texts = new ArrayList<>();
        private final List<Integer> firsts = new ArrayList<>();
        private final Deque<byte[]> arrays = new ArrayDeque<>();

        @Override
        public byte[] array() {
            return arrays.isEmpty() ? new byte[0] : arrays.pop();
        }

        @Override
        public void take(Piece piece) {
            texts.add(new String(piece.bytes, 0, piece.length, StandardCharsets.UTF_8));
            firsts.add(piece.first);
            arrays.push(piece.bytes);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 30, 1000, 1_000_000})
    void cutsBetweenRecords(int length) throws IOException {
        Workbench bench =
                new Workbench(
                        folder,
                        SpecContract.text(RandomPages.SCHEMA.replace("CHILD", "keepParent")),
                        LocalDate.of(2026, 11, 21));
        List<List<String>> pages = new ArrayList<>();
        for (int i = 0; i < PAGES; i++) {
            pages.add(records());
        }
        bench.extract(pages.stream().map(SplitterTest::page).toList());

        Flattening flattening = bench.flattening(1 << 20, 2);
        for (Archive.Page archived : bench.extracted().manifest().requireArchive().pages()) {
            Pieces pieces = new Pieces();
            try (Page page = Page.open(bench.extracted(), archived)) {
                flattening.newFlattener().split(1, page, flattening.newBatch(), length, pieces);
            }
            requirePieces(pieces, pages.get(archived.number() - 1), length);
        }
    }

    private void requirePieces(Pieces pieces, List<String> records, int length) {
        assertThat(String.join(",", pieces.texts))
                .as("seed %d", seed)
                .isEqualTo(String.join(",", records));
        int first = 0;
        for (int i = 0; i < pieces.texts.size(); i++) {
            String text = pieces.texts.get(i);
            assertThat(pieces.firsts.get(i)).as("seed %d", seed).isEqualTo(first);
            first += JsonMapper.shared().readTree("[" + text + "]").size();
            boolean isLast = i + 1 == pieces.texts.size();
            assertThat(isLast || text.getBytes(StandardCharsets.UTF_8).length >= length).isTrue();
        }
        assertThat(first).as("seed %d", seed).isEqualTo(records.size());
    }

    private static String page(List<String> records) {
        return "{\"results\":[" + String.join(",", records) + "],\"more\":[[],{}]}";
    }

    private List<String> records() {
        List<String> records = new ArrayList<>();
        for (int i = random.nextInt(MOST_RECORDS); i >= 0; i--) {
            records.add(random.nextInt(10) == 0 ? value(0) : object(0));
        }
        return records;
    }

    private String value(int level) {
        int kind = random.nextInt(level < DEEPEST ? 6 : 4);
        return switch (kind) {
            case 0, 1 -> string();
            case 2 -> String.valueOf(random.nextInt());
            case 3 -> "null";
            case 4 -> object(level + 1);
            default -> "[" + String.join(", ", values(level + 1)) + "]";
        };
    }

    private String object(int level) {
        List<String> members = new ArrayList<>();
        List<String> values = values(level);
        for (int i = 0; i < values.size(); i++) {
            members.add("\"" + i + "}{\" : " + values.get(i));
        }
        return "{" + String.join(",", members) + "}";
    }

    private List<String> values(int level) {
        List<String> values = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            values.add(value(level));
        }
        return values;
    }

    private String string() {
        StringBuilder text = new StringBuilder("\"");
        for (int i = random.nextInt(20); i > 0; i--) {
            text.append(CHARACTERS[random.nextInt(CHARACTERS.length)]);
        }
        return text.append('"').toString();
    }
}
