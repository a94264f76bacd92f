package dev.daybook.cli.erd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.daybook.contract.Column;
import dev.daybook.contract.Contract;
import dev.daybook.contract.Table;
import java.io.StringReader;
import java.io.StringWriter;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.postgresql.PGConnection;

class PostgresDdlIT {
    private static final String DIGEST = "0123456789abcdef".repeat(4);
    private static final String CUSTOMERS =
            "customer_id,email,name\n"
                    + ("202611210000001," + DIGEST + ",\n")
                    + ("202611210000002," + DIGEST + ",\"\"\n")
                    + ("202611210000003," + DIGEST + ",\"say \"\"hi\"\", she\r\nsaid\n\"\n")
                    + ("202611210000004," + DIGEST + ",İ ß 名前 😀 \\N \\\n");
    private static final String ORDER_HEADER =
            "order_id,customer_id,number,select,user,day,total\n";

    private static Postgres postgres;

    @BeforeAll
    static void start() throws Exception {
        postgres = Postgres.start();
    }

    @AfterAll
    static void stop() throws Exception {
        postgres.stop();
    }

    static Stream<Contract> contracts() throws Exception {
        return Contracts.all().stream();
    }

    @ParameterizedTest
    @MethodSource("contracts")
    void makesTheTablesWithTheirKeysAndComments(Contract contract) throws Exception {
        try (Connection connection = make(contract, contract.name() + "_made")) {
            for (Table table : contract.tables()) {
                String name = table.name();
                assertThat(
                                values(
                                        connection,
                                        "SELECT obj_description('\"" + name + "\"'::regclass)"))
                        .containsExactly(Wording.table(table));
                assertThat(values(connection, comments(name)))
                        .isEqualTo(table.columns().stream().map(Wording::column).toList());
                assertThat(keys(connection, name, "p")).containsExactly(primaryKey(table));
                assertThat(keys(connection, name, "f"))
                        .containsExactlyInAnyOrderElementsOf(foreignKeys(contract, table));
                assertThat(values(connection, nullable(name)))
                        .isEqualTo(
                                table.columns().stream()
                                        .filter(Wording::isNullable)
                                        .map(Column::name)
                                        .toList());
            }
        }
    }

    private static String primaryKey(Table table) {
        return "PRIMARY KEY (" + quoted(table.primaryKey().name()) + ")";
    }

    private static List<String> foreignKeys(Contract contract, Table table) {
        return Relation.of(contract, table).stream()
                .map(
                        relation ->
                                "FOREIGN KEY (%s) REFERENCES %s(%s)"
                                        .formatted(
                                                quoted(relation.column().name()),
                                                quoted(relation.parent().name()),
                                                quoted(relation.parent().primaryKey().name())))
                .toList();
    }

    /** As the catalog prints names: words of SQL are quoted. */
    private static String quoted(String name) {
        return List.of("order", "user", "select").contains(name) ? '"' + name + '"' : name;
    }

    private static List<String> keys(Connection connection, String table, String type)
            throws SQLException {
        return values(
                connection,
                "SELECT pg_get_constraintdef(oid) FROM pg_constraint WHERE conrelid = '\""
                        + (table + "\"'::regclass AND contype = '" + type + "'"));
    }

    private static String comments(String table) {
        return "SELECT col_description(attrelid, attnum) FROM pg_attribute WHERE attnum > 0 AND"
                + (" attrelid = '\"" + table + "\"'::regclass ORDER BY attnum");
    }

    private static String nullable(String table) {
        return "SELECT attname FROM pg_attribute WHERE attnum > 0 AND NOT attnotnull AND"
                + (" attrelid = '\"" + table + "\"'::regclass ORDER BY attnum");
    }

    @Test
    void readsBackWhatWasLoaded() throws Exception {
        try (Connection connection = make(Contracts.nested(), "nested_loaded")) {
            copy(connection, "customers", CUSTOMERS);
            StringWriter back = new StringWriter();
            connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyOut(
                            "COPY (SELECT * FROM customers ORDER BY 1) TO STDOUT"
                                    + " WITH (FORMAT csv, HEADER)",
                            back);
            assertThat(back).hasToString(CUSTOMERS);
            assertThat(values(connection, "SELECT name FROM customers ORDER BY customer_id"))
                    .containsExactly(null, "", "say \"hi\", she\r\nsaid\n", "İ ß 名前 😀 \\N \\");
        }
    }

    @Test
    void refusesWhatTheContractForbids() throws Exception {
        try (Connection connection = make(Contracts.nested(), "nested_refused")) {
            copy(connection, "customers", CUSTOMERS);
            copy(connection, "order", order("1 1 A1 new 9.90"));
            refuses(connection, "2 9 A2 new 1", "23503"); // no such customer
            refuses(connection, "2 1 A2 old 1", "23514"); // not an allowed value
            refuses(connection, "2 1 A2 new -1", "23514"); // below the minimum
            refuses(connection, "2 1 A2 new ", "23502"); // null
            refuses(connection, "1 1 A2 new 1", "23505"); // the key again
            refuses(connection, "2 1 A1 new 1", "23505"); // unique in the partition
        }
    }

    @Test
    void keepsManyPartitionsInOneTable() throws Exception {
        try (Connection connection = make(Contracts.nested(), "nested_partitions")) {
            copy(connection, "customers", CUSTOMERS);
            copy(connection, "customers", CUSTOMERS.replace("20261121", "20261122"));
            String rows = order("1 1 A1 new 9.90");
            copy(connection, "order", rows);
            copy(connection, "order", rows.replace("20261121", "20261122"));
            assertThat(values(connection, "SELECT count(*) FROM \"order\"")).containsExactly("2");
        }
    }

    @Test
    void refusesAnotherHeader() throws Exception {
        try (Connection connection = make(Contracts.nested(), "nested_header")) {
            assertThatThrownBy(() -> copy(connection, "customers", "customer_id,name,email\n"))
                    .hasMessageContaining("column name mismatch in header line field 2");
        }
    }

    private static Connection make(Contract contract, String schema) throws SQLException {
        Connection connection = postgres.connect(schema);
        connection.createStatement().execute(PostgresDdl.of(contract));
        return connection;
    }

    /** Returns the CSV of one order, from its ordinal, customer, number, state and total. */
    private static String order(String values) {
        String[] value = values.split(" ", -1);
        String key = "20261121000000";
        return ORDER_HEADER
                + String.join(",", key + value[0], key + value[1], value[2], value[3])
                + (",,2026-11-21," + value[4] + "\n");
    }

    private static void refuses(Connection connection, String values, String state) {
        assertThatThrownBy(() -> copy(connection, "order", order(values)))
                .as(values)
                .isInstanceOfSatisfying(
                        SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo(state));
    }

    private static void copy(Connection connection, String table, String csv) throws Exception {
        connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyIn(
                        "COPY \"" + table + "\" FROM STDIN WITH (FORMAT csv, HEADER MATCH)",
                        new StringReader(csv));
    }

    private static List<String> values(Connection connection, String query) throws SQLException {
        List<String> values = new ArrayList<>();
        try (ResultSet rows = connection.createStatement().executeQuery(query)) {
            while (rows.next()) {
                values.add(rows.getString(1));
            }
        }
        return values;
    }
}
