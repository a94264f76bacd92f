package dev.daybook.extract;

import dev.daybook.contract.Contract;
import dev.daybook.contract.PathNode;
import dev.daybook.contract.Plan;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * One way through one page, token by token, together with the plan: at every value it is known
 * which place of the contract it stands at.
 */
final class PageWalk {
    private static final byte[] NULL = "null".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] EMPTY_LIST = "[]".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] EMPTY_OBJECT = "{}".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] EMPTY_TEXT = "\"\"".getBytes(StandardCharsets.US_ASCII);

    private final Plan plan;
    private final Treatments treatments;
    private final JsonParser parser;
    private final PageWindow window;
    private final PageCounts counts;
    private final UnknownFields unknown;
    private final Answers answers = new Answers();
    private long mismatched;

    PageWalk(
            Plan plan,
            Treatments treatments,
            Contract.UnknownFields policy,
            JsonParser parser,
            PageWindow window) {
        this.plan = plan;
        this.treatments = treatments;
        this.parser = parser;
        this.window = window;
        counts = new PageCounts(plan);
        unknown = new UnknownFields(policy, treatments.settled());
    }

    /** Walks to the end of the page. */
    PageContent toEnd() {
        if (next() == null) {
            throw new SourceFault("the answer is empty; expected JSON");
        }
        place(plan.root(), false);
        if (next() != null) {
            throw new SourceFault(
                    "the answer is not JSON: more follows after its end (byte "
                            + tokenStart()
                            + ")");
        }
        window.copyAll();
        return PageContent.of(counts, answers, mismatched, unknown);
    }

    /** All before the start of a token is decided, so that is kept as soon as there is much. */
    private @Nullable JsonToken next() {
        JsonToken token = parser.nextToken();
        if (window.isLong() && token != null) {
            window.copyTo(tokenStart());
        }
        return token;
    }

    private long tokenStart() {
        return parser.currentTokenLocation().getByteOffset();
    }

    /**
     * Passes a value at a place that the contract names.
     *
     * @param whole whether it belongs to a value that the contract keeps whole
     */
    private void place(PathNode place, boolean whole) {
        Treatments.Treatment treatment = treatments.at(place);
        if (treatment != null) {
            treat(place, treatment);
            return;
        }
        JsonToken token = parser.currentToken();
        if (token != JsonToken.VALUE_NULL) {
            counts.value(place);
        }
        if (place.element() != null && token != JsonToken.START_ARRAY) {
            counts.noList(place);
        }
        if (isMisshapen(place, token) && treatments.isAbove(place)) {
            empty(token);
            return;
        }
        boolean keptWhole = place.isArchived() || place.isAnswer() || !place.targets().isEmpty();
        value(place, whole || keptWhole);
        if (place.isAnswer()) {
            answer(place, token);
        }
    }

    private static boolean isMisshapen(PathNode place, JsonToken token) {
        JsonToken expected =
                place.element() != null ? JsonToken.START_ARRAY : JsonToken.START_OBJECT;
        return token != expected && token != JsonToken.VALUE_NULL;
    }

    /** What should be protected may be anywhere in such a value, so only its shape is kept. */
    private void empty(JsonToken token) {
        mismatched++;
        replace(
                switch (token) {
                    case START_ARRAY -> EMPTY_LIST;
                    case START_OBJECT -> EMPTY_OBJECT;
                    default -> EMPTY_TEXT;
                });
    }

    /** Passes a value; its place is null where the contract does not name it. */
    private void value(@Nullable PathNode place, boolean whole) {
        switch (parser.currentToken()) {
            case START_OBJECT -> object(place, whole);
            case START_ARRAY -> list(place, whole);
            case VALUE_STRING -> {
                window.pass();
                parser.finishToken();
                window.hold();
            }
            default -> {
                // A number, a boolean or null is complete as soon as it is the current token.
            }
        }
    }

    private void object(@Nullable PathNode place, boolean whole) {
        while (next() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            PathNode member = place == null ? null : place.member(name);
            if (member != null) {
                next();
                place(member, whole);
            } else {
                boolean drops =
                        whole
                                ? unknown.dropsInside(name, parser.streamReadContext())
                                : unknown.drops(place, name, parser.streamReadContext());
                next();
                unnamed(drops);
            }
        }
    }

    /** An unknown field is counted as one; only sensitive names are looked for inside it. */
    private void unnamed(boolean drops) {
        if (drops) {
            replace(NULL);
        } else {
            value(null, true);
        }
    }

    private void list(@Nullable PathNode place, boolean whole) {
        PathNode element = place == null ? null : place.element();
        if (place != null && element != null) {
            counts.list(place);
        }
        while (next() != JsonToken.END_ARRAY) {
            if (element == null) {
                value(null, whole);
            } else {
                counts.element(element);
                place(element, whole);
            }
        }
    }

    private void treat(PathNode place, Treatments.Treatment treatment) {
        JsonToken token = parser.currentToken();
        if (place.isAnswer()) {
            answers.other(place.path(), "a protected value");
        }
        if (token == JsonToken.VALUE_NULL) {
            return;
        }
        Optional<FieldDigest> digest = treatment.digest();
        if (digest.isEmpty()) {
            mismatched += place.isExcluded() || token.isScalarValue() ? 0 : 1;
            replace(NULL);
        } else if (!token.isScalarValue()) {
            mismatched++;
            replace(NULL);
        } else {
            window.discardFrom(tokenStart());
            parser.finishToken();
            window.replaceTo(tokenEnd(), digest(digest.get(), parser.getString()));
        }
    }

    private byte[] digest(FieldDigest digest, String text) {
        Optional<String> hex = digest.of(text);
        if (hex.isEmpty()) {
            mismatched++;
        }
        return hex.map(h -> ("\"" + h + "\"").getBytes(StandardCharsets.US_ASCII)).orElse(NULL);
    }

    private void replace(byte[] replacement) {
        window.discardFrom(tokenStart());
        parser.skipChildren();
        parser.finishToken();
        window.replaceTo(tokenEnd(), replacement);
    }

    private long tokenEnd() {
        return parser.currentLocation().getByteOffset();
    }

    private void answer(PathNode place, JsonToken token) {
        switch (token) {
            case VALUE_STRING -> answers.scalar(place.path(), "a string", parser.getString());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT ->
                    answers.scalar(place.path(), "a number", parser.getString());
            case VALUE_TRUE, VALUE_FALSE ->
                    answers.scalar(place.path(), "a boolean", parser.getString());
            case VALUE_NULL -> answers.other(place.path(), "null");
            case START_OBJECT -> answers.other(place.path(), "an object");
            default -> answers.other(place.path(), "a list");
        }
    }
}
