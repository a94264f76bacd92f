package dev.daybook.validate.cells;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.daybook.partition.Disk;
import dev.daybook.partition.SpillFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DistinctTestTest {
    private static final int VALUES = 100_000;

    /** In memory, and then for each of 64 partitions: room for an eighth of the values. */
    private static final int FEW = 1 << 14;

    @TempDir private Path path;
    private SpillFolder folder;

    @BeforeEach
    void makeFolder() {
        folder = new SpillFolder(path);
    }

    @AfterEach
    void closeFolder() throws IOException {
        folder.close();
    }

    private static boolean isSound(DistinctTest test, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return test.isSound(bytes, 0, bytes.length);
    }

    private DistinctTest filled(int mostSlots) {
        DistinctTest test = new DistinctTest(mostSlots, folder);
        for (int i = 0; i < VALUES; i++) {
            assertThat(isSound(test, "value " + i)).isTrue();
        }
        return test;
    }

    @Test
    void takesTwoEqualValuesForDoubtfulAtOnceWhereAllFitIntoMemory() throws IOException {
        DistinctTest test = filled(1 << 20);
        for (String known : List.of("value 0", "value 768", "value 99999")) {
            assertThat(isSound(test, known)).as(known).isFalse();
        }
        assertThat(isSound(test, "")).isTrue();
        assertThat(isSound(test, "")).isFalse();
        assertThat(test.areSoundTogether()).isTrue();
    }

    @Test
    void provesThatValuesBeyondItsMemoryAreDifferent() throws IOException {
        DistinctTest test = filled(FEW);
        assertThat(test.areSoundTogether()).isTrue();
        assertThat(test.areSoundTogether()).isTrue();
        assertThat(Disk.list(path)).isEmpty();
    }

    /** The first is in memory, the others are not. */
    @ParameterizedTest
    @ValueSource(ints = {0, VALUES / 2, VALUES - 1})
    void findsAValueThatCameLongBefore(int again) {
        DistinctTest test = filled(FEW);
        boolean isSound = isSound(test, "value " + again);
        assertThat(isSound).isEqualTo(again > 0);
        assertThat(isSound && test.areSoundTogether()).isFalse();
    }

    @Test
    void isNotCertainOfMoreThanAPartitionHasRoomFor() {
        // 64 partitions of 768 values at most, and those in memory.
        assertThat(filled(1 << 10).areSoundTogether()).isFalse();
    }

    @Test
    void tellsThatTheDiskTakesNoMore() throws IOException {
        Disk.delete(path);
        assertThatThrownBy(() -> filled(FEW)).isInstanceOf(UncheckedIOException.class);
    }
}
