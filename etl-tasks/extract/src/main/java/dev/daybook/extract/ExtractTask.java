package dev.daybook.extract;

import dev.daybook.contract.Contract;
import dev.daybook.contract.Protections;
import dev.daybook.partition.Archive;
import dev.daybook.partition.Manifest;
import dev.daybook.partition.Stage;
import dev.daybook.partition.StageAttempt;
import dev.daybook.partition.StageFolder;
import dev.daybook.problem.EtlException;
import dev.daybook.problem.ExitCode;
import dev.daybook.task.Option;
import dev.daybook.task.Task;
import dev.daybook.task.TaskContext;
import dev.daybook.task.TaskOutcome;
import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The stage extract: pages from the source into the archive of a partition, once. */
final class ExtractTask implements Task {
    private static final String SOURCE = "--source";
    private static final String REFETCH = "--refetch";
    private static final String REPROTECT = "--reprotect";

    private final KeySource keys;

    ExtractTask(KeySource keys) {
        this.keys = keys;
    }

    @Override
    public Stage stage() {
        return Stage.EXTRACT;
    }

    @Override
    public List<String> description() {
        return List.of(
                "Asks the source for the pages of a date and archives them, protected as the",
                "contract says before they reach the disk. A date that is archived is not asked",
                "for again. Protection keys come from the variables that the contract names.");
    }

    @Override
    public List<Option> options() {
        return List.of(
                Option.text(
                        SOURCE,
                        "URL",
                        "asks another address: scheme, host and port replace the"
                                + " contract's; with a path, the path as well"),
                Option.flag(
                        REFETCH, "asks the source again; the archive that is there stays beside"),
                Option.flag(
                        REPROTECT,
                        "protects the archive as the contract asks by now, without the source"));
    }

    @Override
    public TaskOutcome run(TaskContext context) throws IOException {
        requireNotFuture(context);
        boolean refetch = context.flag(REFETCH);
        if (refetch && context.flag(REPROTECT)) {
            throw new EtlException(
                    ExitCode.USAGE,
                    REFETCH + " asks the source and " + REPROTECT + " does not; give one of them");
        }
        if (context.flag(REPROTECT)) {
            return new Reprotection(context, keys).run();
        }
        Contract contract = context.plan().contract();
        RequestText request = RequestText.of(contract.source(), context.option(SOURCE));
        StageAttempt.adopt(context.staging(), context.partition(), Stage.EXTRACT);
        if (!refetch && StageFolder.exists(context.staging(), context.partition(), Stage.EXTRACT)) {
            return archived(context, request);
        }
        try (HttpSource source = source(context, request)) {
            return extract(context, request, source);
        }
    }

    private static HttpSource source(TaskContext context, RequestText request) {
        return new HttpSource(
                request.location().getScheme(),
                context.plan().contract().source().request(),
                context.clock(),
                context.metrics());
    }

    private static void requireNotFuture(TaskContext context) {
        LocalDate today = LocalDate.ofInstant(context.clock().instant(), ZoneOffset.UTC);
        LocalDate date = context.partition().date();
        if (date.isAfter(today)) {
            throw new EtlException(
                    ExitCode.USAGE,
                    "the date "
                            + date
                            + " is in the future; expected at most "
                            + today
                            + ", today in UTC");
        }
    }

    /** The archive is what it is: asking again would only show that a source changes its mind. */
    private static TaskOutcome archived(TaskContext context, RequestText request)
            throws IOException {
        StageFolder folder =
                StageFolder.open(context.staging(), context.partition(), Stage.EXTRACT);
        Archive archive = folder.manifest().requireArchive();
        if (!archive.request().equals(request.lines())) {
            throw new EtlException(
                    ExitCode.CONFIGURATION,
                    context.partition()
                            + " is archived with another request; to ask again with this one, add "
                            + REFETCH
                            + "\n  archived:\n    "
                            + String.join("\n    ", archive.request())
                            + "\n  asked for:\n    "
                            + String.join("\n    ", request.lines()));
        }
        List<String> conflicts =
                Protections.conflicts(archive.protections(), context.plan().contract());
        if (!conflicts.isEmpty()) {
            throw new EtlException(
                    ExitCode.CONFIGURATION,
                    context.partition()
                            + " is archived with other protection than the contract asks for; to"
                            + " protect the archive anew, run extract with "
                            + REPROTECT
                            + "\n  "
                            + String.join("\n  ", conflicts));
        }
        long records = archive.pages().stream().mapToLong(page -> page.file().rows()).sum();
        return outcome(
                "already archived "
                        + counted(records, "record")
                        + " in "
                        + counted(archive.pages().size(), "page")
                        + " for "
                        + context.partition(),
                folder.manifestSha256());
    }

    private TaskOutcome extract(TaskContext context, RequestText request, HttpSource source)
            throws IOException {
        ProtectionKeys protectionKeys =
                ProtectionKeys.read(Treatments.asked(context.plan(), Set.of()), keys);
        Map<String, String> checks = protectionKeys.checks();
        new KeyNeighbours(context.staging(), context.partition()).check(checks);
        Contract contract = context.plan().contract();
        Archive opening =
                new Archive(
                        context.clock().instant().truncatedTo(ChronoUnit.MILLIS),
                        request.lines(),
                        Protections.of(contract),
                        checks,
                        List.of(),
                        0,
                        Map.of());
        Journal journal = Journal.open(context.staging(), manifest(context, opening));
        request.lines().forEach(line -> context.log().info("{}", line));
        PageFilter filter =
                new PageFilter(
                        context.plan(),
                        Treatments.of(context.plan(), protectionKeys, Set.of()),
                        contract.policies().unknownFields());
        List<ArchivedPage> pages = new Extraction(context, request, source, filter, journal).run();
        Manifest manifest = ArchivedPage.manifest(journal.opening(), pages);
        LogText.unknownFields(context.log(), manifest.requireArchive());
        String sha256 = journal.publish(manifest, context.runJson());
        return outcome(verdict(context, pages), sha256);
    }

    /** Returns the manifest of an archive. */
    static Manifest manifest(TaskContext context, Archive archive) {
        return new Manifest(
                Stage.EXTRACT,
                context.partition(),
                context.contract(),
                Map.of(),
                archive.pages().stream().map(Archive.Page::file).toList(),
                List.of(),
                Optional.of(archive),
                Optional.empty());
    }

    private static String verdict(TaskContext context, List<ArchivedPage> pages) {
        long records = pages.stream().mapToLong(page -> page.page().file().rows()).sum();
        long requests = (long) context.metrics().counter("requests").count();
        return "extracted "
                + counted(records, "record")
                + " in "
                + counted(pages.size(), "page")
                + " ("
                + counted(requests, "request")
                + ") for "
                + context.partition();
    }

    private static String counted(long count, String what) {
        return count + " " + what + (count == 1 ? "" : "s");
    }

    private static TaskOutcome outcome(String verdict, String sha256) {
        return new TaskOutcome(verdict, sha256, List.of(), Optional.empty());
    }
}
