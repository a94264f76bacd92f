package dev.daybook.validate;

import dev.daybook.contract.Column;
import dev.daybook.contract.Table;
import dev.daybook.partition.FileEntry;
import dev.daybook.partition.StageFolder;
import dev.daybook.problem.EtlException;
import dev.daybook.problem.ExitCode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * The CSV file of a table, as far as our code reads it before DuckDB does.
 *
 * @param table as declared
 * @param path of the file
 * @param rows as the manifest states them
 * @param isOneLineARow whether no value holds a line break, so that every line is a row
 */
record TableFile(Table table, Path path, long rows, boolean isOneLineARow) {
    private static final int BUFFER = 1 << 16;

    /**
     * Reads the file of a table.
     *
     * @throws EtlException with exit code 66 if its first line is not the contract's header, for
     *     DuckDB reads by position
     */
    static TableFile read(StageFolder flatten, Table table) throws IOException {
        FileEntry entry = flatten.entry(nameOf(table));
        Path path = flatten.file(entry);
        String header = header(table);
        try (InputStream in = Files.newInputStream(path)) {
            byte[] expected = (header + "\n").getBytes(StandardCharsets.US_ASCII);
            if (!Arrays.equals(in.readNBytes(expected.length), expected)) {
                throw wrongHeader(path, header);
            }
            return new TableFile(table, path, entry.rows(), lines(in) == entry.rows());
        }
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

    /** Counts the line feeds that are left; -1 as soon as there is a carriage return. */
    private static long lines(InputStream in) throws IOException {
        byte[] buffer = new byte[BUFFER];
        long lines = 0;
        for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
            for (int i = 0; i < n; i++) {
                if (buffer[i] == '\n') {
                    lines++;
                } else if (buffer[i] == '\r') {
                    return -1;
                }
            }
        }
        return lines;
    }
}
