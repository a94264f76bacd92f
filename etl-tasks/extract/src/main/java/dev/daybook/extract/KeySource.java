package dev.daybook.extract;

import java.util.Optional;
import java.util.function.Consumer;

/** Where protection keys come from. */
interface KeySource {
    /**
     * Returns the bytes of a key.
     *
     * @param variable the name that the contract gives
     * @param faults takes what is wrong with the key; never its value
     * @return nothing where a fault was found
     */
    Optional<byte[]> key(String variable, Consumer<String> faults);
}
