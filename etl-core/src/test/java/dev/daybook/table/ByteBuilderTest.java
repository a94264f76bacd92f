package dev.daybook.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
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
}
