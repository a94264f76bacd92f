package dev.daybook.validate;

import dev.daybook.problem.EtlException;
import dev.daybook.problem.ExitCode;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** A DuckDB in memory that reads one folder and writes to one other. */
final class DuckDb implements AutoCloseable {
    private final Connection connection;

    private DuckDb(Connection connection) {
        this.connection = connection;
    }

    /**
     * What a DuckDB may use.
     *
     * @param memory such as {@code 512MB}
     * @param threads at least one
     * @param input the folder that it may read
     * @param temporary the folder that takes what does not fit into the memory
     */
    record Limits(String memory, int threads, Path input, Path temporary) {

        /** Returns the settings; the last one forbids every later change, also by a query. */
        List<String> settings() {
            String folders = Sql.text(input + "/") + ", " + Sql.text(temporary + "/");
            return List.of(
                    "set memory_limit = " + Sql.text(memory),
                    "set threads = " + threads,
                    "set temp_directory = " + Sql.text(temporary.toString()),
                    "set preserve_insertion_order = false",
                    "set TimeZone = 'UTC'",
                    "set autoinstall_known_extensions = false",
                    "set autoload_known_extensions = false",
                    "set allow_community_extensions = false",
                    "set allowed_directories = [" + folders + "]",
                    "set enable_external_access = false",
                    "set lock_configuration = true");
        }
    }

    /**
     * Opens an empty database.
     *
     * @throws EtlException if it does not take the limits
     */
    static DuckDb open(Limits limits) {
        try {
            DuckDb opened = new DuckDb(DriverManager.getConnection("jdbc:duckdb:"));
            limits.settings().forEach(opened::execute);
            return opened;
        } catch (SQLException e) {
            throw new EtlException(ExitCode.IO_FAILED, "DuckDB can't be started", e);
        }
    }

    /** Runs a statement of ours. */
    void execute(String sql) {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException("DuckDB does not take: " + sql, e);
        }
    }

    /**
     * Returns the numbers of the one row that a query gives.
     *
     * @throws SqlFailure if it fails, or gives anything else
     */
    List<BigDecimal> row(String query) throws SqlFailure {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(query)) {
            if (!result.next()) {
                throw SqlFailure.of("the query gave no row; expected one");
            }
            List<BigDecimal> numbers = new ArrayList<>();
            for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                numbers.add(number(result, i));
            }
            if (result.next()) {
                throw SqlFailure.of("the query gave more than one row; expected one");
            }
            return numbers;
        } catch (SQLException e) {
            throw SqlFailure.of(e);
        }
    }

    private static BigDecimal number(ResultSet result, int column) throws SQLException, SqlFailure {
        if (result.getObject(column) instanceof Number number) {
            try {
                return new BigDecimal(number.toString());
            } catch (NumberFormatException e) {
                // Infinity and NaN of a DOUBLE: no number that can be compared.
            }
        }
        throw SqlFailure.of("the query gave null or no number; expected a number");
    }

    /**
     * Returns the one number that a query gives.
     *
     * @throws SqlFailure if it fails, or gives anything else
     */
    BigDecimal number(String query) throws SqlFailure {
        List<BigDecimal> numbers = row(query);
        if (numbers.size() != 1) {
            throw SqlFailure.of("the query gave " + numbers.size() + " columns; expected one");
        }
        return numbers.get(0);
    }

    /**
     * Returns the least keys that a query gives; what is no number is left out.
     *
     * @param keys a query with a column {@code key} of text or numbers
     * @throws SqlFailure if it fails
     */
    List<Long> leastKeys(String keys, int most) throws SqlFailure {
        String query =
                "select distinct k from (select "
                        + Sql.number("key")
                        + " as k from ("
                        + keys
                        + ")) where k is not null order by k limit "
                        + most;
        List<Long> found = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(query)) {
            while (result.next()) {
                found.add(result.getLong(1));
            }
        } catch (SQLException e) {
            throw SqlFailure.of(e);
        }
        return found;
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new IllegalStateException("DuckDB can't be closed", e);
        }
    }
}
