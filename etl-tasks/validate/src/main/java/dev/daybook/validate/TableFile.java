package dev.daybook.validate;

import dev.daybook.contract.Column;
import dev.daybook.contract.Table;
import dev.daybook.partition.FileEntry;
import dev.daybook.partition.StageFolder;
import dev.daybook.problem.EtlException;
import dev.daybook.problem.ExitCode;
import dev.daybook.table.Digest;
import dev.daybook.validate.cells.CsvRows;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * The CSV file of a table, which our code reads before DuckDB does.
 *
 * @param table as declared
 * @param path of the file
 * @param isOneLineARow whether no value holds a line break, so that every line is a row
 */
record TableFile(Table table, Path path, boolean isOneLineARow) {
    private static final int BUFFER = 1 << 18;

    /**
     * Reads the file of a table once: proves that it is the one of the manifest, and hands over its
     * rows.
     *
     * @throws EtlException with exit code 66 if it is another one, or if its first line is not the
     *     contract's header, for DuckDB reads by position
     */
    static TableFile read(StageFolder flatten, Table table, CsvRows rows) throws IOException {
        FileEntry entry = flatten.entry(nameOf(table));
        Path path = flatten.file(entry);
        byte[] expected = (header(table) + "\n").getBytes(StandardCharsets.US_ASCII);
        MessageDigest digest = Digest.newSha256();
        boolean hasHeader = false;
        long bytes = -1;
        try (InputStream in = Files.newInputStream(path)) {
            byte[] first = in.readNBytes(expected.length);
            digest.update(first);
            hasHeader = Arrays.equals(first, expected);
            bytes = first.length + rows(in, digest, rows);
        } catch (NoSuchFileException e) {
            // Is told as what the manifest does not say.
        }
        flatten.check(entry, bytes, Digest.hex(digest.digest()));
        if (!hasHeader) {
            throw wrongHeader(path, header(table));
        }
        boolean isOneLineARow = rows.isRegular() ? !rows.hasBreaks() : lines(path) == entry.rows();
        return new TableFile(table, path, isOneLineARow);
    }

    private static long rows(InputStream in, MessageDigest digest, CsvRows rows)
            throws IOException {
        byte[] buffer = new byte[BUFFER + CsvRows.SPARE];
        long bytes = 0;
        int kept = 0;
        for (int n = in.read(buffer, 0, BUFFER); n >= 0; n = in.read(buffer, kept, BUFFER - kept)) {
            digest.update(buffer, kept, n);
            bytes += n;
            kept = rows.take(buffer, kept + n);
        }
        return bytes;
    }

    /** Returns the name of the file of a table. */
    static String nameOf(Table table) {
        return table.name() + ".csv";
    }

    /** Returns the first line that the contract asks for. */
    static String header(Table table) {
        return table.columns().stream().map(Column::name).collect(Collectors.joining(","));
    }

    /** The line that was found is not shown: without a header it would be a row. */
    private static EtlException wrongHeader(Path path, String header) {
        return new EtlException(
                ExitCode.INPUT_INVALID,
                "the first line of '"
                        + path
                        + "' is not the header of the contract; expected '"
                        + header
                        + "' and LF; run flatten for this date again");
    }

    /** Counts the line feeds after the header; -1 as soon as there is a carriage return. */
    private static long lines(Path path) throws IOException {
        byte[] buffer = new byte[BUFFER];
        long lines = -1;
        try (InputStream in = Files.newInputStream(path)) {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                for (int i = 0; i < n; i++) {
                    if (buffer[i] == '\n') {
                        lines++;
                    } else if (buffer[i] == '\r') {
                        return -1;
                    }
                }
            }
        }
        return lines;
    }
}
