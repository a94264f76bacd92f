package dev.daybook.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;

/** What holds for every value; the seed of a failure is printed with it. */
class ConversionInvariantsTest {
    private static final int ROUNDS = 20_000;
    private static final String ALPHABET = "aZ09 ,\"\n\r\t;'\\=é€語\u0301\u202E";
    private static final String NUMBERS = "0123456789-+.eE ";

    /** As PostgreSQL and DuckDB read it: quotes doubled, every line end kept. */
    private static final CSVFormat READER =
            CSVFormat.RFC4180.builder().setRecordSeparator('\n').get();

    private final long seed = System.nanoTime();
    private final Random random = new Random(seed);

    @Test
    void writesTextThatParsesBack() throws IOException {
        List<String> texts = new ArrayList<>();
        ByteBuilder csv = new ByteBuilder(1024);
        for (int i = 0; i < ROUNDS; i++) {
            String text = text();
            texts.add(text);
            new TextType("TEXT").convert(Scalars.text(text), csv);
            csv.append(i % 2 == 0 ? ',' : '\n');
        }

        List<String> read = new ArrayList<>();
        try (CSVParser parser =
                CSVParser.parse(new StringReader(csv.text(0, csv.length())), READER)) {
            for (CSVRecord line : parser) {
                assertThat(line.size()).as("seed %d", seed).isEqualTo(2);
                line.forEach(read::add);
            }
        }

        assertThat(read).as("seed %d", seed).isEqualTo(texts);
    }

    @Test
    void convertsItsOwnOutputToTheSameBytes() {
        List<ColumnType> types =
                List.of(
                        IntegerType.SMALLINT,
                        IntegerType.INTEGER,
                        IntegerType.BIGINT,
                        new DecimalType(7, 4),
                        new DecimalType(38, 0),
                        new DecimalType(2, 2),
                        new DateType(),
                        new TimestampType());
        int canonical = 0;
        for (int i = 0; i < ROUNDS; i++) {
            String text = i % 3 == 0 ? number() : i % 3 == 1 ? digits() : time();
            for (ColumnType type : types) {
                ByteBuilder once = new ByteBuilder(8);
                if (!type.convert(Scalars.text(text), once).isMismatch()) {
                    canonical++;
                    String first = once.text(0, once.length());
                    ByteBuilder twice = new ByteBuilder(8);
                    type.convert(Scalars.text(first), twice);
                    assertThat(twice.text(0, twice.length()))
                            .as("%s into %s, seed %d", text, type, seed)
                            .isEqualTo(first);
                } else {
                    assertThat(once.length()).as("%s, seed %d", text, seed).isZero();
                }
            }
        }
        assertThat(canonical).as("seed %d", seed).isGreaterThan(ROUNDS / 10);
    }

    private String text() {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(8); i > 0; i--) {
            if (random.nextInt(10) == 0) {
                text.appendCodePoint(0x1F300 + random.nextInt(0x100));
            } else {
                text.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
            }
        }
        return text.toString();
    }

    /** Mostly not a number. */
    private String number() {
        StringBuilder text = new StringBuilder();
        for (int i = 1 + random.nextInt(6); i > 0; i--) {
            text.append(NUMBERS.charAt(random.nextInt(NUMBERS.length())));
        }
        return text.toString();
    }

    private String digits() {
        String sign = random.nextBoolean() ? "-" : "";
        String fraction = random.nextBoolean() ? "." + random.nextInt(1000) + "00" : "";
        String exponent = random.nextBoolean() ? "e" + (random.nextInt(20) - 10) : "";
        return sign + random.nextInt(100_000) + fraction + exponent;
    }

    private String time() {
        String date =
                String.format(
                        "%04d-%02d-%02d",
                        random.nextInt(10_000), random.nextInt(14), random.nextInt(33));
        if (random.nextBoolean()) {
            return date;
        }
        int minutes = random.nextInt(3000) - 1500;
        String zone =
                random.nextBoolean()
                        ? "Z"
                        : String.format(
                                "%s%02d:%02d",
                                minutes < 0 ? "-" : "+",
                                Math.abs(minutes) / 60,
                                Math.abs(minutes) % 60);
        return date
                + String.format("T%02d:%02d:%02d", random.nextInt(25), random.nextInt(61), 7)
                + (random.nextBoolean() ? "" : "." + random.nextInt(1000))
                + zone;
    }
}
