package dev.daybook.validate.cells;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class HashesTest {
    @Test
    void holdNoMoreThanTheyMayAndKnowThoseThatTheyHold() {
        Hashes hashes = new Hashes(1 << 11);
        long added = LongStream.rangeClosed(1, 5000).takeWhile(hashes::add).count();
        assertThat(added).isEqualTo(3 << 9);
        assertThat(LongStream.rangeClosed(1, added)).allMatch(hashes::contains);
        assertThat(LongStream.rangeClosed(added + 1, 5000)).noneMatch(hashes::contains);
    }

    @Test
    void forgetAllAndHaveRoomAgain() {
        Hashes hashes = new Hashes(1 << 11);
        for (int round = 0; round < 3; round++) {
            assertThat(LongStream.range(1, 1 << 10)).noneMatch(hashes::contains);
            assertThat(LongStream.range(1, 1 << 10)).allMatch(hashes::add);
            hashes.clear();
        }
    }
}
