package dev.daybook.problem;

/**
 * How a program of Daybook ends; the numbers are those of BSD's {@code sysexits.h}, 99 is Airflow's
 * usual code for a skipped task.
 */
public enum ExitCode {
    /** The work is done. */
    DONE(0, "done"),
    /** Wrong usage: an option, a date, a future date. */
    USAGE(64, "wrong usage"),
    /** The data was rejected by a rule, the ledger, the quarantine budget or the echo. */
    DATA_REJECTED(65, "the data was rejected"),
    /** An input is missing or is not what its manifest says. */
    INPUT_INVALID(66, "an input is missing or is not what its manifest says"),
    /** The source is unavailable or limits its rate. */
    SOURCE_UNAVAILABLE(69, "the source is unavailable"),
    /** A bug in Daybook. */
    BUG(70, "a bug"),
    /** Reading or writing failed. */
    IO_FAILED(74, "reading or writing failed"),
    /** Another run holds the lock of the partition. */
    LOCKED(75, "the partition is locked by another run"),
    /** The contract, the configuration or a key is invalid. */
    CONFIGURATION(78, "the contract, the configuration or a key is invalid"),
    /** Nothing to do, where the caller asked to know. */
    NOTHING_TO_DO(99, "nothing to do"),
    /** Ended by a signal, as a shell numbers SIGTERM. */
    ENDED(143, "ended by a signal");

    private final int number;
    private final String meaning;

    ExitCode(int number, String meaning) {
        this.number = number;
        this.meaning = meaning;
    }

    /** Returns the number given to the operating system. */
    public int number() {
        return number;
    }

    /** Returns the meaning in a few words. */
    public String meaning() {
        return meaning;
    }
}
