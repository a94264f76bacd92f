package dev.daybook.extract;

import com.github.luben.zstd.ZstdInputStream;
import dev.daybook.contract.Contract;
import dev.daybook.contract.Protection;
import dev.daybook.contract.Protections;
import dev.daybook.partition.Archive;
import dev.daybook.partition.Manifest;
import dev.daybook.partition.Stage;
import dev.daybook.partition.StageAttempt;
import dev.daybook.partition.StageFolder;
import dev.daybook.problem.EtlException;
import dev.daybook.problem.ExitCode;
import dev.daybook.task.TaskContext;
import dev.daybook.task.TaskOutcome;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Writes an archive anew, without the source, so that it is protected as the contract asks by now.
 * The earlier archive stays beside it.
 */
final class Reprotection {
    private static final Set<String> NULL =
            Set.of(Protections.EXCLUDED, Protection.Method.DROP.word());

    private final TaskContext context;
    private final KeySource keySource;
    private final Contract contract;
    private final StageFolder folder;
    private final Archive archive;

    Reprotection(TaskContext context, KeySource keySource) throws IOException {
        this.context = context;
        this.keySource = keySource;
        contract = context.plan().contract();
        folder = StageFolder.open(context.staging(), context.partition(), Stage.EXTRACT);
        archive = folder.manifest().requireArchive();
    }

    /** Writes the archive anew if the contract asks for more. */
    TaskOutcome run() throws IOException {
        if (Protections.conflicts(archive.protections(), contract).isEmpty() && countsEveryRow()) {
            return outcome(
                    "the archive of " + context.partition() + " is protected as asked already",
                    folder.manifestSha256());
        }
        requirePossible();
        Set<String> settled = settled();
        ProtectionKeys keys =
                ProtectionKeys.read(Treatments.asked(context.plan(), settled), keySource);
        requireSameKeys(keys.checks());
        new KeyNeighbours(context.staging(), context.partition()).check(keys.checks());
        folder.verify();
        PageFilter filter =
                new PageFilter(
                        context.plan(), Treatments.of(context.plan(), keys, settled), policy());
        return rewrite(filter, keys.checks());
    }

    /** An archive from before a table was added lacks the counts that flatten compares. */
    private boolean countsEveryRow() {
        Set<String> rowPaths =
                contract.tables().stream()
                        .map(table -> table.rowPath().toString())
                        .collect(Collectors.toSet());
        return archive.pages().stream()
                .allMatch(
                        page ->
                                page.counts().stream()
                                        .map(Archive.RowCount::rowPath)
                                        .collect(Collectors.toSet())
                                        .containsAll(rowPaths));
    }

    private static TaskOutcome outcome(String verdict, String sha256) {
        return new TaskOutcome(verdict, sha256, List.of(), Optional.empty());
    }

    /** What is stored as received can be protected, and whatever is stored can become null. */
    private void requirePossible() {
        Map<String, String> reachable = new TreeMap<>(archive.protections());
        Protections.of(contract)
                .forEach(
                        (path, how) -> {
                            if (!archive.protections().containsKey(path) || NULL.contains(how)) {
                                reachable.put(path, how);
                            }
                        });
        List<String> lost = Protections.conflicts(reachable, contract);
        if (!lost.isEmpty()) {
            throw new EtlException(
                    ExitCode.CONFIGURATION,
                    "the archive of "
                            + context.partition()
                            + " can't be protected as the contract asks: what was dropped or hashed"
                            + " cannot come back; ask the source again with --refetch\n  "
                            + String.join("\n  ", lost));
        }
    }

    /** Returns the paths that are as they have to be: a digest must not be hashed again. */
    private Set<String> settled() {
        Map<String, String> wanted = Protections.of(contract);
        Set<String> settled = new TreeSet<>();
        archive.protections()
                .forEach(
                        (path, how) -> {
                            if (how.equals(wanted.getOrDefault(path, how))) {
                                settled.add(path);
                            }
                        });
        return settled;
    }

    private void requireSameKeys(Map<String, String> checks) {
        checks.forEach(
                (keyId, check) -> {
                    String archived = archive.keyChecks().getOrDefault(keyId, check);
                    if (!archived.equals(check)) {
                        throw new EtlException(
                                ExitCode.CONFIGURATION,
                                "the key '"
                                        + keyId
                                        + "' is not the one with which "
                                        + context.partition()
                                        + " was archived (key check value "
                                        + check
                                        + ", expected "
                                        + archived
                                        + "); set that key, or ask the source again with"
                                        + " --refetch");
                    }
                });
    }

    /** No page that is in the archive may be refused any more. */
    private Contract.UnknownFields policy() {
        Contract.UnknownFields policy = contract.policies().unknownFields();
        return policy == Contract.UnknownFields.FAIL ? Contract.UnknownFields.ARCHIVE : policy;
    }

    private TaskOutcome rewrite(PageFilter filter, Map<String, String> checks) throws IOException {
        StageAttempt attempt =
                StageAttempt.begin(context.staging(), context.partition(), Stage.EXTRACT);
        List<ArchivedPage> pages = new ArrayList<>();
        for (Archive.Page page : archive.pages()) {
            pages.add(rewrite(page, filter, attempt));
        }
        Manifest manifest = ArchivedPage.manifest(opening(checks), pages);
        LogText.unknownFields(context.log(), manifest.requireArchive());
        String sha256 = attempt.publish(manifest, context.runJson());
        return outcome(
                "protected the archive of "
                        + context.partition()
                        + " anew; the earlier one stays as it was in '"
                        + folder.folder().getFileName()
                        + "' until it is removed by name",
                sha256);
    }

    private Manifest opening(Map<String, String> checks) {
        Map<String, String> protections = new TreeMap<>(archive.protections());
        protections.putAll(Protections.of(contract));
        Map<String, String> keyChecks = new TreeMap<>(archive.keyChecks());
        keyChecks.putAll(checks);
        Archive opening =
                new Archive(
                        archive.extractedAt(),
                        archive.request(),
                        protections,
                        keyChecks,
                        List.of(),
                        archive.mismatched(),
                        Map.of());
        return ExtractTask.manifest(context, opening);
    }

    private ArchivedPage rewrite(Archive.Page page, PageFilter filter, StageAttempt attempt)
            throws IOException {
        try (InputStream archived =
                        new ZstdInputStream(Files.newInputStream(folder.file(page.file())));
                PageFile file = PageFile.create(attempt.folder(), page.number())) {
            PageContent seen = filter.filter(archived, file.out());
            file.finish();
            context.log().info("page={} records={} protected anew", page.number(), seen.records());
            return ArchivedPage.of(file.keep(seen), seen);
        }
    }
}
