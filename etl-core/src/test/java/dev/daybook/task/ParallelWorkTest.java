package dev.daybook.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class ParallelWorkTest {
    @Test
    @Timeout(20)
    void isDoneAtTheSameTimeAndGivenInOrder() throws IOException {
        // Nobody gets past it alone.
        CyclicBarrier both = new CyclicBarrier(2);
        List<Callable<Integer>> work =
                IntStream.range(0, 10)
                        .mapToObj(i -> (Callable<Integer>) () -> met(both, i))
                        .toList();
        assertThat(ParallelWork.all(2, work)).containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
    }

    private static int met(CyclicBarrier both, int number) throws Exception {
        both.await(10, TimeUnit.SECONDS);
        return number;
    }

    @Test
    void hasEndedWhenSomeOfItHasFailed() {
        Set<String> ended = ConcurrentHashMap.newKeySet();
        List<Callable<Boolean>> work =
                List.of(
                        () -> ended.add("first"),
                        () -> {
                            throw new IOException("second");
                        },
                        () -> {
                            throw new IllegalArgumentException("third");
                        },
                        () -> ended.add("fourth"));
        for (int threads : List.of(1, 3)) {
            ended.clear();
            assertThatThrownBy(() -> ParallelWork.all(threads, work))
                    .isInstanceOf(IOException.class)
                    .hasMessage("second");
            assertThat(ended).containsExactlyInAnyOrder("first", "fourth");
        }
    }

    @Test
    void failsAsItsCauseDid() {
        for (Throwable cause :
                List.of(new IllegalArgumentException("x"), new StackOverflowError("y"))) {
            assertThatThrownBy(() -> ParallelWork.all(1, List.of(() -> failed(cause))))
                    .isSameAs(cause);
        }
    }

    private static boolean failed(Throwable cause) {
        if (cause instanceof Error error) {
            throw error;
        }
        throw (RuntimeException) cause;
    }
}
