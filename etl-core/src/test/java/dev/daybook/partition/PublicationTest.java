package dev.daybook.partition;

import static dev.daybook.partition.Partitions.PARTITION;
import static dev.daybook.partition.Partitions.bytes;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 *
 *
 * <pre>
 * orders/2026-11-21 -> ../.generations/orders/2026-11-21/2
 * .generations/orders/2026-11-21/1
 * .generations/orders/2026-11-21/2
 * </pre>
 */
class PublicationTest {
    @TempDir private Path output;

    private Publication publication;

    @BeforeEach
    void makePublication() {
        publication = new Publication(output, PARTITION);
    }

    private Publication.Outcome publish(String content) throws IOException {
        Path folder = publication.begin();
        Files.write(folder.resolve("orders.csv"), bytes(content));
        Files.write(folder.resolve(Publication.SUMS), bytes("sum of " + content));
        Files.write(folder.resolve(Publication.SUCCESS), bytes(""));
        return publication.publish();
    }

    private List<String> generations() throws IOException {
        return Disk.list(output.resolve(".generations/orders/2026-11-21")).stream()
                .map(path -> path.getFileName().toString())
                .toList();
    }

    @Test
    void isARelativeLink() throws IOException {
        assertThat(publication.current()).isEmpty();

        assertThat(publish("a")).isEqualTo(Publication.Outcome.PUBLISHED);

        assertThat(Files.readSymbolicLink(publication.link()))
                .isEqualTo(Path.of("../.generations/orders/2026-11-21/1"));
        assertThat(publication.link().resolve("orders.csv")).hasContent("a");
        assertThat(publication.current()).contains(1);
    }

    @Test
    void survivesAMoveOfTheOutputFolder(@TempDir Path elsewhere) throws IOException {
        publish("a");

        Path moved = Files.move(output, elsewhere.resolve("moved"));

        assertThat(moved.resolve("orders/2026-11-21/orders.csv")).hasContent("a");
        Files.move(moved, output);
    }

    @Test
    void showsAnAttemptToNobody() throws IOException {
        publish("old");
        Path folder = publication.begin();
        Files.write(folder.resolve("orders.csv"), bytes("half"));

        assertThat(publication.link().resolve("orders.csv")).hasContent("old");
        assertThat(Disk.list(output.resolve("orders"))).containsExactly(publication.link());
        assertThat(publication.begin()).isEmptyDirectory();
    }

    @Test
    void changesNothingForEqualBytes() throws IOException {
        publish("a");

        assertThat(publish("a")).isEqualTo(Publication.Outcome.UNCHANGED);

        assertThat(generations()).containsExactly("1");
    }

    @Test
    void becomesTheNextGenerationForOtherBytes() throws IOException {
        publish("a");

        assertThat(publish("b")).isEqualTo(Publication.Outcome.PUBLISHED);

        assertThat(generations()).containsExactly("1", "2");
        assertThat(publication.link().resolve("orders.csv")).hasContent("b");
    }

    @Test
    void goesBackToAnOlderGenerationWithTheSameBytes() throws IOException {
        publish("a");
        publish("b");

        assertThat(publish("a")).isEqualTo(Publication.Outcome.RESTORED);

        assertThat(publication.current()).contains(1);
        assertThat(generations()).containsExactly("1", "2");
        assertThat(publish("c")).isEqualTo(Publication.Outcome.PUBLISHED);
        assertThat(publication.current()).contains(3);
    }

    @Test
    void keepsFiveGenerations() throws IOException {
        for (String content : List.of("a", "b", "c", "d", "e", "f", "g")) {
            publish(content);
        }

        assertThat(generations()).containsExactly("3", "4", "5", "6", "7");
        assertThat(publication.current()).contains(7);
    }

    @Test
    void keepsTheCurrentGenerationHoweverOld() throws IOException {
        for (String content : List.of("a", "b", "c", "d", "e")) {
            publish(content);
        }
        publish("a");

        assertThat(publish("a")).isEqualTo(Publication.Outcome.UNCHANGED);

        assertThat(publication.current()).contains(1);
        assertThat(publication.link().resolve("orders.csv")).hasContent("a");
        assertThat(generations()).containsExactly("1", "2", "3", "4", "5");
    }

    @Test
    void keepsTheGenerationThatWasCurrentAMomentAgoHoweverOld() throws IOException {
        for (String content : List.of("a", "b", "c", "d", "e")) {
            publish(content);
        }
        assertThat(publish("a")).isEqualTo(Publication.Outcome.RESTORED);

        publish("f");

        assertThat(generations()).containsExactly("1", "2", "3", "4", "5", "6");
    }

    @Test
    void publishesAnewWhereAGenerationWithTheSameSumsIsDamaged() throws IOException {
        publish("a");
        publish("b");
        Files.delete(output.resolve(".generations/orders/2026-11-21/1/orders.csv"));

        assertThat(publish("a")).isEqualTo(Publication.Outcome.PUBLISHED);

        assertThat(publication.current()).contains(3);
        assertThat(publication.link().resolve("orders.csv")).hasContent("a");
    }

    @Test
    void countsBeyondNine() throws IOException {
        for (int i = 0; i < 12; i++) {
            publish("content " + i);
        }

        assertThat(generations()).containsExactly("10", "11", "12", "8", "9");
    }

    @Test
    void leavesOtherDatesAlone() throws IOException {
        publish("a");
        Publication other =
                new Publication(output, new Partition("orders", PARTITION.date().plusDays(1)));
        Path folder = other.begin();
        Files.write(folder.resolve(Publication.SUMS), bytes("sum of a"));

        assertThat(other.publish()).isEqualTo(Publication.Outcome.PUBLISHED);

        assertThat(Disk.list(output.resolve("orders"))).hasSize(2);
    }
}
