package dev.daybook.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ByteBuilderTest {
    private final byte[] source = new byte[100];

    ByteBuilderTest() {
        for (int i = 0; i < source.length; i++) {
            source[i] = (byte) i;
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 7, 8, 9, 31, 32, 33, 100})
    void appendsNoMoreThanIsAskedFor(int count) {
        ByteBuilder builder = new ByteBuilder(1);
        for (int offset = 0; offset + count <= source.length; offset++) {
            builder.truncate(0);
            builder.append('<');
            builder.appendShort(source, offset, count);
            builder.append('>');

            assertThat(Arrays.copyOfRange(builder.array(), 1, builder.length() - 1))
                    .isEqualTo(Arrays.copyOfRange(source, offset, offset + count));
            assertThat(builder.array()[builder.length() - 1]).isEqualTo((byte) '>');
        }
    }

    @ParameterizedTest
    @CsvSource({
        "0, 1, 0",
        "7, 1, 7",
        "1234567, 3, 567",
        "42, 6, 000042",
        "99999999, 8, 99999999",
        "100000000, 8, 00000000",
        "123456789, 8, 23456789",
        "123456789, 12, 000123456789",
        "9223372036854775807, 19, 9223372036854775807",
        "9223372036854775807, 4, 5807"
    })
    void writesTheLastDigitsAndNoOtherByte(long number, int digits, String expected) {
        for (int before = 0; before < 10; before++) {
            for (int after = 0; after < 10; after++) {
                ByteBuilder builder = new ByteBuilder(before + digits + after);
                builder.appendAscii("?".repeat(before + digits + after));
                builder.setPadded(before, number, digits);

                assertThat(builder.text(0, builder.length()))
                        .isEqualTo("?".repeat(before) + expected + "?".repeat(after));
            }
        }
    }
}
