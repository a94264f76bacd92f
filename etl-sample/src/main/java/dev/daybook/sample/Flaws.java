package dev.daybook.sample;

import java.util.Optional;
import tools.jackson.core.JsonGenerator;

/**
 * What is wrong with one record: a gap or a bad value, never both.
 *
 * @param <K> the kinds of bad values that the source knows
 */
record Flaws<K extends Enum<K>>(Optional<K> badValue, Optional<Gap> gap) {

    static <K extends Enum<K>> Flaws<K> none() {
        return new Flaws<K>(Optional.empty(), Optional.empty());
    }

    boolean has(K kind) {
        return badValue.isPresent() && badValue.get() == kind;
    }

    boolean isGap(String member) {
        return gap.isPresent() && gap.get().member().equals(member);
    }

    /** Opens an object and returns true, or writes what the gap asks for and returns false. */
    boolean opens(JsonGenerator json, String member) {
        if (!isGap(member)) {
            json.writeObjectPropertyStart(member);
            return true;
        }
        if (!gap.orElseThrow().isMissing()) {
            json.writeNullProperty(member);
        }
        return false;
    }
}
