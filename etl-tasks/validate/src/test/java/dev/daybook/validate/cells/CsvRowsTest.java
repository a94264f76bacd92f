package dev.daybook.validate.cells;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Glyphs stand for bytes: ␊ is LF, ␍ is CR, ␀ is NUL. */
class CsvRowsTest {
    private final List<String> seen = new ArrayList<>();

    private CsvRows rows(int columns) {
        // Each column has a test of its own that takes everything.
        return new CsvRows(
                IntStream.range(0, columns)
                        .mapToObj(column -> new ColumnTests(List.of(recorder(column))))
                        .toList());
    }

    private CellTest recorder(int column) {
        return (bytes, from, to) -> {
            String text = new String(bytes, from, to - from, StandardCharsets.UTF_8);
            return seen.add(column + "=" + text);
        };
    }

    /** Hands over so many bytes at a time, through a buffer that holds no more than a few rows. */
    private static CsvRows read(CsvRows rows, byte[] file, int atATime) {
        byte[] buffer = new byte[64 + CsvRows.SPARE];
        int kept = 0;
        for (int at = 0; at < file.length; ) {
            int n = Math.min(Math.min(atATime, 64 - kept), file.length - at);
            System.arraycopy(file, at, buffer, kept, n);
            kept = rows.take(buffer, kept + n);
            at += n;
        }
        return rows;
    }

    private static byte[] bytes(String text) {
        return text.replace('␊', '\n')
                .replace('␍', '\r')
                .replace('␀', '\0')
                .getBytes(StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 64})
    void findsValuesHoweverTheyArrive(int atATime) {
        String file =
                "a,b␊,\"\"␊\"\",␊\"x,\"\"y\"\"␊\",ä␊\"\"\"\",\"z\"␊"
                        + "\uD83D\uDE00,\"ö\"\"\"␊".repeat(20);
        CsvRows rows = read(rows(2), bytes(file), atATime);
        assertThat(rows.isRegular()).isTrue();
        assertThat(rows.rows()).isEqualTo(25);
        assertThat(seen)
                .startsWith("0=a", "1=b", "1=", "0=", "0=x,\"y\"\n", "1=ä", "0=\"", "1=z")
                .endsWith("0=\uD83D\uDE00", "1=ö\"")
                .hasSize(48);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            textBlock =
                    """
                    a,b␊          | true  | false
                    ~~            | true  | false
                    "a","b"␊      | true  | false
                    "a␊b",␊       | true  | true
                    "a␍",b␊       | true  | true
                    a,b           | false | false
                    a,b␊a         | false | false
                    a␊            | false | false
                    a,b,c␊        | false | false
                    a,b,c,d␊      | false | false
                    a␊b␊          | false | false
                    a,b␍␊         | false | false
                    a␍,b␊         | false | false
                    a,␀b␊         | false | false
                    a,"␀b"␊       | false | false
                    a",b␊         | false | false
                    "a"b,c␊       | false | false
                    "a,b␊         | false | true
                    a,"b" ␊       | false | false
                    ␊             | false | false
                    """)
    void acceptsOnlyRegularFiles(String file, boolean isRegular, boolean hasBreaks) {
        for (int atATime : List.of(1, 64)) {
            CsvRows rows = read(rows(2), bytes(file), atATime);
            assertThat(rows.isRegular()).isEqualTo(isRegular);
            assertThat(rows.hasBreaks()).isEqualTo(hasBreaks);
        }
    }

    @Test
    void doesNotTellWhatAnEmptyLineOfOneColumnIs() {
        assertThat(read(rows(1), bytes("a␊␊"), 64).isRegular()).isFalse();
        assertThat(read(rows(1), bytes("a␊\"\"␊"), 64).isRegular()).isTrue();
    }

    @Test
    void givesUpARowThatDoesNotFit() {
        assertThat(read(rows(2), bytes("a," + "b".repeat(61) + "␊"), 64).isRegular()).isTrue();
        assertThat(read(rows(2), bytes("a," + "b".repeat(62) + "␊"), 64).isRegular()).isFalse();
        assertThat(read(rows(2), bytes("a,\"" + "b".repeat(90) + "\"␊"), 7).isRegular()).isFalse();
    }

    @Test
    void countsNullsAndDropsWhatFails() {
        CellTest brief = new LengthTest(0, 1);
        CellTest lengthy = new LengthTest(2, 9);
        ColumnTests column = new ColumnTests(List.of(brief, new LengthTest(0, 1), lengthy));
        ColumnTests other = new ColumnTests(List.of(CellTest.NONE));
        read(new CsvRows(List.of(column, other)), bytes("a,␊,b␊\"\",c␊,␊"), 64);
        assertThat(column.nulls()).isEqualTo(2);
        assertThat(other.nulls()).isEqualTo(2);
        assertThat(column.holds(brief)).isTrue();
        assertThat(column.holds(new LengthTest(0, 1))).isTrue();
        assertThat(column.holds(lengthy)).isFalse();
        assertThat(other.holds(CellTest.NONE)).isTrue();
    }

    @Test
    void needsAColumn() {
        assertThatIllegalArgumentException().isThrownBy(() -> rows(0)).withMessageContaining("one");
    }

    /** Every sequence of up to three bytes, and the edges of those of four. */
    @Test
    void knowsUtf8AsTheDecoderDoes() {
        for (int first = 0x80; first <= 0xFF; first++) {
            for (int second = 0; second <= 0xFF; second++) {
                for (int third : new int[] {0x20, 0x7F, 0x80, 0xBF, 0xC0}) {
                    for (int fourth : new int[] {0x20, 0x7F, 0x80, 0xBF, 0xC0}) {
                        byte[] bytes = {(byte) first, (byte) second, (byte) third, (byte) fourth};
                        for (int to = 1; to <= bytes.length; to++) {
                            byte[] part = Arrays.copyOf(bytes, to);
                            String text = new String(part, StandardCharsets.UTF_8);
                            boolean isValid =
                                    Arrays.equals(text.getBytes(StandardCharsets.UTF_8), part);
                            assertThat(Utf8.isValid(bytes, 0, to)).isEqualTo(isValid);
                        }
                    }
                }
            }
        }
    }

    @Test
    void acceptsOnlyUtf8() {
        for (byte[] file :
                List.of(
                        new byte[] {'a', ',', (byte) 0xC3, '\n'},
                        new byte[] {'"', (byte) 0xFF, '"', ',', '\n'})) {
            assertThat(read(rows(2), file, 64).isRegular()).isFalse();
        }
    }
}
