package dev.daybook.flatten;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InOrderTest {
    private static final int WORK = 200;

    private final List<Integer> taken = new ArrayList<>();
    private final Set<Thread> workers = ConcurrentHashMap.newKeySet();

    @ParameterizedTest
    @CsvSource({"2, false", "2, true", "5, false", "5, true"})
    void handsOverResultsInTheOrderOfTheWork(int threads, boolean areAllUsed) throws IOException {
        try (InOrder<Integer> work = new InOrder<>(threads, taken::add)) {
            if (areAllUsed) {
                work.useAllThreads();
            }
            for (int i = 0; i < WORK; i++) {
                int number = i;
                work.add(() -> number);
            }
            work.finish();
        }

        assertThat(taken).hasSize(WORK).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void worksOnTheThreadThatBringsItWhileTheOnlyOtherOneRests() throws IOException {
        try (InOrder<Integer> work = new InOrder<>(2, taken::add)) {
            for (int i = 0; i < WORK; i++) {
                work.add(() -> noted(0));
            }
            work.finish();
        }

        assertThat(workers).containsExactly(Thread.currentThread());
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 5})
    void worksOnAllThreadsWhenToldSo(int threads) throws IOException {
        try (InOrder<Integer> work = new InOrder<>(threads, taken::add)) {
            work.useAllThreads();
            meet(threads, work);
        }

        assertThat(workers).hasSize(threads);
    }

    @Test
    void worksOnAllThreadsButOneBefore() throws IOException {
        try (InOrder<Integer> work = new InOrder<>(3, taken::add)) {
            meet(2, work);
        }

        assertThat(workers).hasSize(2);
    }

    /** Brings work that ends only when so many threads do it at once. */
    private void meet(int threads, InOrder<Integer> work) throws IOException {
        CyclicBarrier meeting = new CyclicBarrier(threads);
        for (int i = 0; i < threads; i++) {
            work.add(() -> noted(meeting.await(30, TimeUnit.SECONDS)));
        }
        work.finish();
    }

    private int noted(int result) {
        workers.add(Thread.currentThread());
        return result;
    }
}
