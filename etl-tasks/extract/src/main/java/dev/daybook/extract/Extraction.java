package dev.daybook.extract;

import com.github.luben.zstd.ZstdInputStream;
import dev.daybook.contract.Contract;
import dev.daybook.contract.Pagination;
import dev.daybook.partition.Archive;
import dev.daybook.problem.EtlException;
import dev.daybook.problem.ExitCode;
import dev.daybook.task.TaskContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Asks for one page after the other until the contract says that it was the last. */
final class Extraction {
    private static final int MOST_SHOWN = 20;

    private final TaskContext context;
    private final Contract contract;
    private final RequestText request;
    private final PageFilter filter;
    private final Journal journal;
    private final HttpSource source;
    private final Retries retries;
    private final Echo echo;
    private final LocalDate date;
    private final List<ArchivedPage> pages = new ArrayList<>();
    private final Map<String, Integer> pageByContent = new HashMap<>();
    private long records;

    Extraction(
            TaskContext context,
            RequestText request,
            HttpSource source,
            PageFilter filter,
            Journal journal) {
        this.context = context;
        this.request = request;
        this.filter = filter;
        this.journal = journal;
        contract = context.plan().contract();
        date = context.partition().date();
        echo = new Echo(contract.source(), date);
        this.source = source;
        retries = new Retries(contract.source().retry(), context.metrics(), context.log());
    }

    /** A page with the total that it declares, or -1. */
    private record Fetched(ArchivedPage page, long declared) {}

    /** Returns all pages, those of an attempt that was killed included. */
    List<ArchivedPage> run() throws IOException {
        Pagination pagination = contract.source().pagination();
        for (int number = 1; number <= pagination.maxPages(); number++) {
            Fetched fetched = page(number);
            Archive.Page page = fetched.page().page();
            long elements = page.file().rows();
            pages.add(fetched.page());
            pageByContent.put(page.contentSha256(), number);
            records += elements;
            context.metrics().counter("pages").increment();
            context.metrics().counter("records").increment((double) elements);
            if (pagination.until().isLast(number, elements, records, fetched.declared())) {
                requireTotal(fetched.declared());
                return pages;
            }
        }
        throw rejected(
                "the source has not ended after "
                        + pagination.maxPages()
                        + " pages; expected the end '"
                        + pagination.until()
                        + "' within 'maxPages'; check 'etlPagination' of the contract");
    }

    private void requireTotal(long declared) throws IOException {
        if (records < declared) {
            // Kept pages would end the next attempt in the same way.
            journal.discard();
            throw rejected(
                    "the source declares "
                            + declared
                            + " records and ended after "
                            + records
                            + "; run extract again, or check 'until' of the contract");
        }
    }

    private static EtlException rejected(String message) {
        return new EtlException(ExitCode.DATA_REJECTED, message);
    }

    private Fetched page(int number) throws IOException {
        Optional<ArchivedPage> kept = journal.page(number);
        if (kept.isEmpty()) {
            return retries.run("page " + number, () -> fetch(number));
        }
        context.log()
                .info(
                        "page={} records={} kept from the attempt before",
                        number,
                        kept.get().page().file().rows());
        return new Fetched(kept.get(), declared(number));
    }

    /** The total stands in the page alone, so a page that was kept is read once more. */
    private long declared(int number) throws IOException {
        if (!(contract.source().pagination().until() instanceof Pagination.Total)) {
            return -1;
        }
        try (InputStream page =
                new ZstdInputStream(
                        Files.newInputStream(journal.folder().resolve(PageFile.name(number))))) {
            PageContent seen = filter.filter(page, OutputStream.nullOutputStream());
            return echo.total("page " + number, seen.answers());
        }
    }

    private Fetched fetch(int number) throws IOException {
        int asked = contract.source().pagination().first() + number - 1;
        try (InputStream answer =
                        source.ask(request.address(asked, date), request.headers(asked, date));
                PageFile file = PageFile.create(journal.folder(), number)) {
            PageContent seen = filter.filter(answer, file.out());
            long declared = check(number, asked, seen);
            requireOther(number, file.finish(), seen.records());
            ArchivedPage page = ArchivedPage.of(file.keep(seen), seen);
            journal.record(page);
            context.log()
                    .info(
                            "page={} records={} bytes={} compressed={}",
                            number,
                            seen.records(),
                            page.page().contentBytes(),
                            page.page().file().bytes());
            return new Fetched(page, declared);
        }
    }

    private long check(int number, int asked, PageContent seen) {
        seen.fault()
                .ifPresent(
                        fault -> {
                            throw new SourceFault(fault + "; expected the source's records");
                        });
        String what = "page " + number;
        echo.check(what, asked, seen.answers());
        boolean fails = contract.policies().unknownFields() == Contract.UnknownFields.FAIL;
        if (fails && !seen.unknown().isEmpty()) {
            throw rejected(
                    what
                            + " has fields that the contract does not name, and 'etlUnknownFields'"
                            + " is 'fail': "
                            + seen.unknown().keySet().stream()
                                    .limit(MOST_SHOWN)
                                    .map(LogText::plain)
                                    .collect(Collectors.joining(", "))
                            + "; name them in the contract");
        }
        return echo.total(what, seen.answers());
    }

    private void requireOther(int number, String contentSha256, long elements) {
        Integer same = pageByContent.get(contentSha256);
        if (same != null && elements > 0) {
            throw rejected(
                    "page "
                            + number
                            + " equals page "
                            + same
                            + " byte for byte; the source ignores the page number: check the query"
                            + " of 'etlRequest'");
        }
    }
}
