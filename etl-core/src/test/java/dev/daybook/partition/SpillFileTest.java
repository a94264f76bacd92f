package dev.daybook.partition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpillFileTest {
    private static final int NUMBERS = 30_000;

    @TempDir Path folder;

    @Test
    void givesBackWhatWasWrittenInItsOrder() throws IOException {
        try (SpillFolder spill = new SpillFolder(folder);
                SpillFile file = spill.newFile()) {
            write(file);
            file.rewind();

            Random random = new Random(7);
            for (int i = 0; i < NUMBERS; i++) {
                assertThat(file.hasNext()).isTrue();
                // Of any length, so that some lie across the end of the buffer.
                assertThat(file.readNumber()).isEqualTo(random.nextLong() >> random.nextInt(64));
                assertThat(file.readLong()).isEqualTo(random.nextLong());
            }
            assertThat(file.readNumber()).isEqualTo(Long.MIN_VALUE);
            assertThat(file.readNumber()).isEqualTo(Long.MAX_VALUE);
            assertThat(file.hasNext()).isFalse();
        }
    }

    @Test
    void findsARecordByItsFirstTwoNumbers() throws IOException {
        try (SpillFolder spill = new SpillFolder(folder);
                SpillFile file = spill.newFile()) {
            assertThat(file.hasRecord(3, 0, 0)).isFalse();
            for (long i = 0; i < NUMBERS; i++) {
                file.writeLong(i);
                file.writeLong(-i);
                file.writeLong(7);
            }
            for (long i : new long[] {0, 1, NUMBERS / 2, NUMBERS - 1}) {
                assertThat(file.hasRecord(3, i, -i)).as("%d", i).isTrue();
                assertThat(file.hasRecord(3, i, -i - 1)).isFalse();
                assertThat(file.hasRecord(3, -i - 1, 7)).isFalse();
            }
            // Not those that begin elsewhere, and what is written next follows.
            assertThat(file.hasRecord(3, 7, 1)).isFalse();
            file.writeLong(Long.MIN_VALUE);
            file.rewind();
            for (long i = 0; i < 3 * NUMBERS; i++) {
                file.readLong();
            }
            assertThat(file.readLong()).isEqualTo(Long.MIN_VALUE);
            assertThat(file.hasNext()).isFalse();
        }
    }

    @Test
    void writesFourNumbersAsOneAfterTheOther() throws IOException {
        try (SpillFolder spill = new SpillFolder(folder);
                SpillFile file = spill.newFile()) {
            // A first number of another length, so that four do not end where the room ends.
            file.writeNumber(1);
            for (long i = 0; i < NUMBERS; i++) {
                file.writeLongs(i, -i, Long.MAX_VALUE - i, 7);
            }
            file.rewind();
            assertThat(file.readNumber()).isEqualTo(1);
            for (long i = 0; i < NUMBERS; i++) {
                assertThat(file.readLong()).isEqualTo(i);
                assertThat(file.readLong()).isEqualTo(-i);
                assertThat(file.readLong()).isEqualTo(Long.MAX_VALUE - i);
                assertThat(file.readLong()).isEqualTo(7);
            }
            assertThat(file.hasNext()).isFalse();
        }
    }

    private static void write(SpillFile file) throws IOException {
        Random random = new Random(7);
        for (int i = 0; i < NUMBERS; i++) {
            file.writeNumber(random.nextLong() >> random.nextInt(64));
            file.writeLong(random.nextLong());
        }
        file.writeNumber(Long.MIN_VALUE);
        file.writeNumber(Long.MAX_VALUE);
    }

    @Test
    void writesASmallNumberInOneByteAndRefusesToReadMoreThanThat() throws IOException {
        try (SpillFolder spill = new SpillFolder(folder);
                SpillFile file = spill.newFile()) {
            file.writeNumber(-64);
            file.rewind();

            assertThatExceptionOfType(EOFException.class)
                    .isThrownBy(file::readLong)
                    .withMessage("a spilled file ends too early");
            assertThat(file.readNumber()).isEqualTo(-64);
            assertThatExceptionOfType(EOFException.class).isThrownBy(file::readNumber);
        }
    }

    @Test
    void leavesNothingInItsFolderHoweverTheProcessEnds() throws IOException {
        try (SpillFolder spill = new SpillFolder(folder)) {
            write(spill.newFile());

            assertThat(folder).isEmptyDirectory();
        }
    }

    @Test
    void isClosedWithItsFolder() throws IOException {
        SpillFolder spill = new SpillFolder(folder);
        SpillFile first = spill.newFile();
        SpillFile second = spill.newFile();
        first.close();
        spill.newFile();

        spill.close();

        assertThat(second.isOpen()).isFalse();
    }

    @Test
    void namesTheFolderThatTakesNoFile() throws IOException {
        Files.delete(folder);
        try (SpillFolder spill = new SpillFolder(folder)) {
            assertThatExceptionOfType(NoSuchFileException.class)
                    .isThrownBy(spill::newFile)
                    .withMessageStartingWith(folder.toString());
        }
        Files.createDirectory(folder);
    }
}
