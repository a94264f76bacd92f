package dev.daybook.partition;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The published folder of a partition: a link to one of the last generations, which lie outside the
 * glob that readers use. To be used under the lock of the partition.
 */
public final class Publication {
    /** The name of the file with the hashes of all other files, which names a generation. */
    public static final String SUMS = "SHA256SUMS";

    /** The name of the empty file that says that the folder is complete. */
    public static final String SUCCESS = "_SUCCESS";

    private static final int KEPT = 5;
    private static final String ATTEMPT = ".attempt";
    private static final String REMOVED = ".removed-";

    private final Path link;
    private final Path generations;
    private final Path relative;
    private final Cancellation cancellation;

    /** Makes the publication of a partition below an output folder. */
    public Publication(Path output, Partition partition) {
        this(output, partition, new Cancellation());
    }

    /**
     * Makes the publication of a partition below an output folder.
     *
     * @param cancellation ends the run that publishes
     */
    public Publication(Path output, Partition partition, Cancellation cancellation) {
        this.cancellation = cancellation;
        Path root = output.toAbsolutePath().normalize();
        String date = partition.date().toString();
        link = root.resolve(partition.pipeline()).resolve(date);
        generations = root.resolve(".generations").resolve(partition.pipeline()).resolve(date);
        relative = Path.of("..", ".generations", partition.pipeline(), date);
    }

    /** What became of a finished folder. */
    public enum Outcome {
        /** It is a new generation. */
        PUBLISHED,
        /** The current generation has the same bytes; nothing changed. */
        UNCHANGED,
        /** An older generation has the same bytes and is current again. */
        RESTORED
    }

    /** Returns the link that readers open. */
    public Path link() {
        return link;
    }

    /** Returns the number of the current generation, if there is one. */
    public Optional<Integer> current() throws IOException {
        return Files.isSymbolicLink(link)
                ? Optional.of(number(Files.readSymbolicLink(link)))
                : Optional.empty();
    }

    /** Returns an empty folder to fill; what an ended attempt has left in it is removed. */
    public Path begin() throws IOException {
        Path attempt = generations.resolve(ATTEMPT);
        for (Path entry : Disk.list(generations)) {
            if (entry.getFileName().toString().startsWith(".")) {
                Disk.delete(entry);
            }
        }
        cancellation.begin(attempt);
        Files.createDirectories(link.resolveSibling(""));
        return attempt;
    }

    /** Removes the folder that {@link #begin} gave, for an export that must leave nothing. */
    public void discard() throws IOException {
        Disk.delete(generations.resolve(ATTEMPT));
    }

    /**
     * Publishes the folder that {@link #begin} gave, unless a generation with the same bytes is
     * there.
     */
    public Outcome publish() throws IOException {
        Path attempt = generations.resolve(ATTEMPT);
        byte[] sums = Files.readAllBytes(attempt.resolve(SUMS));
        Optional<Integer> current = current();
        Optional<Integer> same = same(sums, current);
        if (same.isPresent()) {
            Disk.delete(attempt);
            if (same.equals(current)) {
                return Outcome.UNCHANGED;
            }
            cancellation.commit(attempt, () -> flip(same.get()));
            return Outcome.RESTORED;
        }
        int next = numbers().stream().reduce(0, Math::max) + 1;
        for (Path file : Disk.list(attempt)) {
            Disk.sync(file);
        }
        Disk.sync(attempt);
        cancellation.commit(attempt, () -> add(attempt, next, current));
        return Outcome.PUBLISHED;
    }

    private void add(Path attempt, int next, Optional<Integer> current) throws IOException {
        Files.move(attempt, generations.resolve(Integer.toString(next)));
        Disk.sync(generations);
        flip(next);
        removeOld(next, current);
    }

    private Optional<Integer> same(byte[] sums, Optional<Integer> current) throws IOException {
        List<Integer> candidates = new ArrayList<>(numbers());
        candidates.sort(
                Comparator.comparing((Integer number) -> !Optional.of(number).equals(current))
                        .thenComparing(Comparator.reverseOrder()));
        for (int number : candidates) {
            Path file = generations.resolve(Integer.toString(number)).resolve(SUMS);
            if (Files.exists(file)
                    && Arrays.equals(sums, Files.readAllBytes(file))
                    && isWhole(file.resolveSibling(""))) {
                return Optional.of(number);
            }
        }
        return Optional.empty();
    }

    /** A generation that somebody has damaged is no generation to publish again. */
    private boolean isWhole(Path generation) throws IOException {
        Path attempt = generations.resolve(ATTEMPT);
        for (Path file : Disk.list(attempt)) {
            Path other = generation.resolve(file.getFileName());
            if (!Files.exists(other) || Files.mismatch(file, other) >= 0) {
                return false;
            }
        }
        return true;
    }

    private void flip(int number) throws IOException {
        Disk.link(link, relative.resolve(Integer.toString(number)));
    }

    /** The generation that was current a moment ago stays, however old it is. */
    private void removeOld(int current, Optional<Integer> before) throws IOException {
        List<Integer> numbers = numbers();
        for (int number : numbers.subList(0, Math.max(0, numbers.size() - KEPT))) {
            if (number != current && !before.equals(Optional.of(number))) {
                // Renamed first: what is half deleted must not be taken for a generation.
                Path old = generations.resolve(REMOVED + number);
                Files.move(generations.resolve(Integer.toString(number)), old);
                Disk.delete(old);
            }
        }
    }

    /** Returns the generations that are there, oldest first. */
    private List<Integer> numbers() throws IOException {
        List<Integer> numbers = new ArrayList<>();
        for (Path entry : Disk.list(generations)) {
            if (entry.getFileName().toString().matches("[1-9][0-9]{0,8}")) {
                numbers.add(number(entry));
            }
        }
        numbers.sort(Comparator.naturalOrder());
        return numbers;
    }

    private static int number(Path generation) {
        return Integer.parseInt(generation.getFileName().toString());
    }
}
