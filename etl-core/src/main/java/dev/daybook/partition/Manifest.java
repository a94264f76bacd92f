package dev.daybook.partition;

import dev.daybook.document.Worded;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What a stage says about its finished folder. It holds no time, host, run or attempt, so that
 * equal work has equal manifests; only extract's holds the instant of the extraction.
 *
 * @param stage which one
 * @param partition of which day
 * @param contract under which the stage worked
 * @param inputs by stage, the SHA-256 of the manifests that it read
 * @param files of the folder, the manifest and {@code run.json} left out
 * @param ledger by table; empty for extract
 * @param archive for extract
 * @param verdict for validate: whether the tables may be published
 */
public record Manifest(
        Stage stage,
        Partition partition,
        ContractReference contract,
        Map<Stage, String> inputs,
        List<FileEntry> files,
        List<LedgerEntry> ledger,
        Optional<Archive> archive,
        Optional<Verdict> verdict) {
    /** The name of the file. */
    public static final String FILE = "manifest.json";

    /** The name of the file beside it that says when and where the stage ran; nothing hashes it. */
    public static final String RUN_FILE = "run.json";

    /** What validate found. */
    public enum Verdict implements Worded {
        /** Every rule holds. */
        PASSED,
        /** Rules fail that only warn. */
        WARNING,
        /** A rule fails that forbids publication. */
        FAILED;

        @Override
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Copies the collections. */
    public Manifest {
        inputs = Collections.unmodifiableMap(new LinkedHashMap<>(inputs));
        files = List.copyOf(files);
        ledger = List.copyOf(ledger);
    }

    /** Returns the archive that extract's manifest describes. */
    public Archive requireArchive() {
        return archive.orElseThrow(
                () -> new IllegalStateException("the manifest of " + stage.word() + " has none"));
    }
}
