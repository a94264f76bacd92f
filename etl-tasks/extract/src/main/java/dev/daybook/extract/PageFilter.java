package dev.daybook.extract;

import dev.daybook.contract.Contract;
import dev.daybook.contract.Plan;
import java.io.InputStream;
import java.io.OutputStream;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.UnexpectedEndOfInputException;
import tools.jackson.core.json.JsonFactory;

/**
 * Lets a page pass from the source to the disk: values that the contract protects or excludes are
 * replaced, all other bytes stay as they were received, and what passes is counted. Memory does not
 * grow with the page.
 */
final class PageFilter {
    private static final StreamReadConstraints LIMITS =
            StreamReadConstraints.builder()
                    .maxNestingDepth(500)
                    .maxStringLength(20_000_000)
                    .maxNameLength(50_000)
                    .maxNumberLength(1000)
                    .build();
    private static final JsonFactory JSON =
            JsonFactory.builder()
                    .streamReadConstraints(LIMITS)
                    // What a parser quotes would end up in a message.
                    .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                    .build();

    private final Plan plan;
    private final Treatments treatments;
    private final Contract.UnknownFields policy;

    /**
     * Makes a filter for the pages of a contract.
     *
     * @param policy what becomes of fields that the contract does not name
     */
    PageFilter(Plan plan, Treatments treatments, Contract.UnknownFields policy) {
        this.plan = plan;
        this.treatments = treatments;
        this.policy = policy;
    }

    /**
     * Reads a page to its end.
     *
     * @param page as received
     * @param kept takes what is stored; not closed
     * @throws SourceFault if the page is not one JSON text in UTF-8
     * @throws java.io.UncheckedIOException if the page can't be stored
     */
    PageContent filter(InputStream page, OutputStream kept) {
        PageWindow window = new PageWindow(page, kept);
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), window)) {
            return new PageWalk(plan, treatments, policy, parser, window).toEnd();
        } catch (JacksonIOException e) {
            throw new SourceFault("the answer can't be read to its end: it is damaged or cut off");
        } catch (UnexpectedEndOfInputException e) {
            throw new SourceFault("the answer is truncated: the JSON ends too early" + at(e));
        } catch (StreamConstraintsException e) {
            throw new SourceFault(
                    "the answer is not JSON that can be read: deeper than "
                            + LIMITS.getMaxNestingDepth()
                            + ", or a text, number or name of more than "
                            + LIMITS.getMaxStringLength()
                            + ", "
                            + LIMITS.getMaxNumberLength()
                            + " or "
                            + LIMITS.getMaxNameLength()
                            + " characters"
                            + at(e));
        } catch (JacksonException e) {
            throw new SourceFault("the answer is not JSON" + at(e));
        }
    }

    /** The message of the parser quotes what it has read, so only the place is taken from it. */
    private static String at(JacksonException e) {
        TokenStreamLocation location = e.getLocation();
        return location == null || location.getByteOffset() < 0
                ? ""
                : " (byte " + location.getByteOffset() + ")";
    }
}
