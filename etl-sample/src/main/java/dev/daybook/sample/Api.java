package dev.daybook.sample;

import java.util.Locale;

/** The source that a {@link SampleServer} plays. */
public enum Api {
    /** People of the randomuser.me API, version 1.4. */
    RANDOMUSER,
    /** Orders of an invented shop, with lists three deep. */
    SHOP;

    /** Returns the name as the command line writes it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
