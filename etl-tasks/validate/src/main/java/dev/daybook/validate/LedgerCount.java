package dev.daybook.validate;

import dev.daybook.document.Worded;
import java.util.Arrays;

/** A count of the ledger that is compared with another one. */
enum LedgerCount implements Worded {
    /** The sum of what became of the rows. */
    BALANCE("balance", "received = loaded + quarantined + deduplicated"),
    /** The elements of the lists. */
    ELEMENTS("elements", "as many elements as extract has counted"),
    /** The elements with a row. */
    RECEIVED("received", "as many rows came in as extract has counted"),
    /** The rows of the table. */
    LOADED("loaded", "the table has as many rows as the ledger says"),
    /** The lines of the quarantine. */
    QUARANTINED("quarantined", "the quarantine has as many lines as the ledger says"),
    /** The rows that count as the same and are not. */
    CONFLICTING("conflicting", "rows that count as the same do not differ in other columns");

    private final String word;
    private final String description;

    LedgerCount(String word, String description) {
        this.word = word;
        this.description = description;
    }

    /** Returns the count that a check is about. */
    static LedgerCount of(Check check) {
        return Arrays.stream(values())
                .filter(count -> check.id().equals(count.checkId(check.table())))
                .findFirst()
                .orElseThrow();
    }

    @Override
    public String word() {
        return word;
    }

    /** Returns what holds when the counts agree. */
    String description() {
        return description;
    }

    /** Returns the id of its check for a table. */
    String checkId(String table) {
        return Check.id(table, Check.Kind.LEDGER) + "." + word;
    }
}
