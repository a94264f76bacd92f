package dev.daybook.flatten;

import dev.daybook.contract.JsonPath;

/** Says where in the archive a row is: the page and the JSON pointer (RFC 6901) in it. */
final class Pointers {
    private int page;

    /** Sets the number of the page that is being read. */
    void setPage(int number) {
        page = number;
    }

    int page() {
        return page;
    }

    /** Returns the JSON pointer of a row in its page. */
    static String pointer(PendingTable table, Row row) {
        StringBuilder pointer = new StringBuilder();
        int list = 0;
        for (JsonPath.Step step : table.planned.table().rowPath().steps()) {
            pointer.append('/');
            if (step instanceof JsonPath.Name name) {
                pointer.append(name.name().replace("~", "~0").replace("/", "~1"));
            } else {
                pointer.append(row.indices[list++]);
            }
        }
        return pointer.toString();
    }

    /** Returns page and pointer for a message. */
    String describe(PendingTable table, Row row) {
        return "page " + page + " " + pointer(table, row);
    }
}
