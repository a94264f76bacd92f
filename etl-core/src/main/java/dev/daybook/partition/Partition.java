package dev.daybook.partition;

import dev.daybook.problem.EtlException;
import dev.daybook.problem.ExitCode;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One day of one pipeline.
 *
 * @param pipeline the name of the contract
 * @param date the partition date, UTC
 */
public record Partition(String pipeline, LocalDate date) {
    private static final DateTimeFormatter ISO =
            DateTimeFormatter.ofPattern("uuuu-MM-dd", Locale.ROOT)
                    .withResolverStyle(ResolverStyle.STRICT);

    /**
     * Reads a partition date.
     *
     * @throws EtlException with exit code 64 if the text is not a day that exists as yyyy-MM-dd, or
     *     its year is not one of 1000 to 9199, the years whose keys fit a BIGINT
     */
    public static LocalDate parseDate(String text) {
        try {
            LocalDate date = LocalDate.parse(text, ISO);
            if (date.getYear() >= 1000 && date.getYear() < 9200) {
                return date;
            }
            throw new EtlException(
                    ExitCode.USAGE,
                    "the date '" + text + "' has no keys; expected a year from 1000 to 9199");
        } catch (DateTimeParseException e) {
            // Falls through to the same message.
        }
        throw new EtlException(
                ExitCode.USAGE,
                "the date '" + text + "' is not a day; expected yyyy-MM-dd, such as 2026-11-21");
    }

    /** Returns the date as {@code yyyyMMdd}. */
    public String compactDate() {
        return date.format(DateTimeFormatter.BASIC_ISO_DATE);
    }

    /** Returns the name of the published file of a table. */
    public String fileName(String table) {
        return compactDate() + "_" + table + ".csv";
    }

    /** Written out like that of a path: it is asked for once a start. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Partition that
                && pipeline.equals(that.pipeline)
                && date.equals(that.date);
    }

    @Override
    public int hashCode() {
        return 31 * pipeline.hashCode() + date.hashCode();
    }

    @Override
    public String toString() {
        return pipeline + " " + date;
    }
}
