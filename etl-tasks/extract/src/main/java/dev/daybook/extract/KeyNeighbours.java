package dev.daybook.extract;

import dev.daybook.partition.Disk;
import dev.daybook.partition.Partition;
import dev.daybook.partition.Stage;
import dev.daybook.partition.StageFolder;
import dev.daybook.partition.Staging;
import dev.daybook.problem.EtlException;
import dev.daybook.problem.ExitCode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Compares the keys of a partition with those of the partitions next to it: under another key of
 * the same id the digests of one value differ, and a join over the dates finds nothing.
 */
final class KeyNeighbours {
    private final Staging staging;
    private final Partition partition;

    KeyNeighbours(Staging staging, Partition partition) {
        this.staging = staging;
        this.partition = partition;
    }

    /**
     * Compares key check values, by key id.
     *
     * @throws EtlException with exit code 78 if the nearest earlier or later archive with a key id
     *     was made with another key
     */
    void check(Map<String, String> checks) throws IOException {
        if (checks.isEmpty()) {
            return;
        }
        List<LocalDate> later = dates();
        later.removeIf(date -> !date.isAfter(partition.date()));
        List<LocalDate> earlier = dates();
        earlier.removeIf(date -> !date.isBefore(partition.date()));
        earlier.sort(Comparator.reverseOrder());
        for (Map.Entry<String, String> check : checks.entrySet()) {
            compareNearest(earlier, check.getKey(), check.getValue());
            compareNearest(later, check.getKey(), check.getValue());
        }
    }

    private List<LocalDate> dates() throws IOException {
        List<LocalDate> dates = new ArrayList<>();
        for (Path folder : Disk.list(staging.pipeline(partition.pipeline()))) {
            date(folder.getFileName().toString()).ifPresent(dates::add);
        }
        return dates;
    }

    /** Beside the dates lies the folder of the locks, and maybe something that is not ours. */
    private static Optional<LocalDate> date(String name) {
        try {
            return Optional.of(LocalDate.parse(name));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private void compareNearest(List<LocalDate> dates, String keyId, String check)
            throws IOException {
        for (LocalDate date : dates) {
            Optional<String> other = checkOf(date, keyId);
            if (other.isPresent()) {
                compare(date, keyId, check, other.get());
                return;
            }
        }
    }

    private Optional<String> checkOf(LocalDate date, String keyId) throws IOException {
        Partition other = new Partition(partition.pipeline(), date);
        if (!StageFolder.exists(staging, other, Stage.EXTRACT)) {
            return Optional.empty();
        }
        try {
            StageFolder folder = StageFolder.open(staging, other, Stage.EXTRACT);
            return Optional.ofNullable(folder.manifest().requireArchive().keyChecks().get(keyId));
        } catch (EtlException e) {
            // A damaged archive of another date is the business of that date.
            return Optional.empty();
        }
    }

    private void compare(LocalDate date, String keyId, String check, String other) {
        if (check.equals(other)) {
            return;
        }
        throw new EtlException(
                ExitCode.CONFIGURATION,
                "the key '"
                        + keyId
                        + "' is not the one with which "
                        + date
                        + " was archived (key check value "
                        + check
                        + ", expected "
                        + other
                        + "); joins over these dates would find nothing: set the key of that date,"
                        + " or give the new key another 'keyId' in the contract");
    }
}
