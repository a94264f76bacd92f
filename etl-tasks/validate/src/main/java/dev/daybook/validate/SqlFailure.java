package dev.daybook.validate;

import dev.daybook.problem.EtlException;
import dev.daybook.problem.ExitCode;
import java.sql.SQLException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A query that gave no number. Its message never holds a value of the data: DuckDB's own text is
 * kept only where it was made before any data was read.
 */
final class SqlFailure extends Exception {
    private static final long serialVersionUID = 1L;

    /** Found while a query is understood, from its text and the names of columns alone. */
    private static final Pattern BEFORE_DATA =
            Pattern.compile("(Parser|Binder|Catalog|Permission|Not implemented) Error: (.+)");

    private static final Pattern CSV_LINE = Pattern.compile("CSV Error on Line: (\\d+)");
    private static final Pattern CSV_COLUMNS =
            Pattern.compile("\nExpected Number of Columns: (\\d+) Found: (\\d+)\n");
    private static final Pattern KIND = Pattern.compile("([A-Za-z ]{3,40}) Error: ");

    private final boolean isUnreadableFile;

    private SqlFailure(String message, boolean isUnreadableFile) {
        super(message);
        this.isUnreadableFile = isUnreadableFile;
    }

    /** Makes a failure of a query whose answer has another shape than expected. */
    static SqlFailure of(String message) {
        return new SqlFailure(message, false);
    }

    /**
     * Makes a failure from what DuckDB says.
     *
     * @throws EtlException if the fault is neither that of the data nor that of a query
     */
    static SqlFailure of(SQLException e) {
        String text = String.valueOf(e.getMessage());
        throwIfOurs(text);
        if (text.startsWith("Invalid Input Error: CSV Error") || text.contains("CSV Parser")) {
            return new SqlFailure(unreadable(text), true);
        }
        Matcher beforeData = BEFORE_DATA.matcher(text);
        if (beforeData.lookingAt()) {
            return of("DuckDB does not take the query: " + beforeData.group(2));
        }
        Matcher kind = KIND.matcher(text);
        String error = kind.lookingAt() ? kind.group(1) + " Error" : "error";
        return of("DuckDB ended the query with: " + error + " (details may hold values)");
    }

    private static void throwIfOurs(String text) {
        if (text.startsWith("Out of Memory Error")) {
            throw new EtlException(
                    ExitCode.CONFIGURATION,
                    "DuckDB needs more memory than it is given; raise --memory or lower --threads");
        }
        if (text.startsWith("IO Error")) {
            throw new EtlException(
                    ExitCode.IO_FAILED, "DuckDB can't read or write: " + firstLine(text));
        }
        if (text.startsWith("INTERNAL Error") || text.startsWith("FATAL Error")) {
            throw new IllegalStateException("DuckDB has failed inside");
        }
    }

    private static String firstLine(String text) {
        return text.lines().findFirst().orElse("");
    }

    private static String unreadable(String text) {
        Optional<String> line = group(CSV_LINE, text, 1);
        String where = line.map(number -> " at line " + number).orElse("");
        Optional<String> expected = group(CSV_COLUMNS, text, 1);
        if (expected.isPresent()) {
            String found = group(CSV_COLUMNS, text, 2).orElse("");
            return "found " + found + " fields, expected " + expected.get() + where;
        }
        if (text.contains("Maximum line size")) {
            return "a line is longer than 16 MiB" + where;
        }
        return text.contains("unicode")
                ? "found bytes that are not UTF-8" + where
                : "the quotes or line breaks are not those of the dialect" + where;
    }

    private static Optional<String> group(Pattern pattern, String text, int group) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? Optional.of(matcher.group(group)) : Optional.empty();
    }

    /** Returns whether a file is not CSV with the columns of the contract. */
    boolean isUnreadableFile() {
        return isUnreadableFile;
    }
}
