package dev.daybook.validate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.document.Node;
import dev.daybook.partition.Stage;
import dev.daybook.problem.ExitCode;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrintedSqlTest {
    private static final String SCHEMA =
            """
            - name: things
              customProperties:
                - {property: etlRowPath, value: '$.things[*]'}
              quality:
                - {id: many, metric: rowCount, mustBeGreaterThan: 9}
                - {id: sum, type: sql, query: select count(*) from things -- of all, mustBe: 4}
              properties:
                - {name: thing_id, logicalType: integer, primaryKey: true, transformLogic: key()}
                - {name: other_id, logicalType: integer, transformLogic: key(), relationships: [{to: others.other_id}]}
                - name: colour
                  logicalType: string
                  physicalType: VARCHAR(3)
                  required: true
                  unique: true
                  logicalTypeOptions: {pattern: "^[a-z']+$"}
                  transformLogic: $.colour
                  quality:
                    - {id: known, metric: invalidValues, mustBe: 0, arguments: {validValues: ["it's"]}}
                - {name: size, logicalType: number, physicalType: 'DECIMAL(4,2)', logicalTypeOptions: {minimum: 1}, transformLogic: $.size}
            - name: others
              customProperties:
                - {property: etlRowPath, value: '$.things[*].other'}
              properties:
                - {name: other_id, logicalType: integer, primaryKey: true, transformLogic: key()}
            """;

    @TempDir private Path folder;

    private StagingFixture staging() {
        return new StagingFixture(folder, SCHEMA)
                .rows(
                        "things",
                        List.of(
                                Arrays.asList("202611190000001", "202611190000001", "it's", "0.50"),
                                Arrays.asList("202611190000002", "202611190000007", "x\ny", "1.5"),
                                Arrays.asList("202611190000003", null, null, "x"),
                                Arrays.asList("202611190000003", null, "it's", null)))
                .rows("others", List.of(List.of("202611190000001")))
                .write();
    }

    @Test
    void givesTheNumbersOfTheRunInAnyDuckDb() throws SQLException {
        StagingFixture staging = staging();
        StagingFixture.Run run = staging.run("--print-sql");
        assertThat(run.exitCode()).isEqualTo(ExitCode.DONE);
        assertThat(run.message()).isEqualTo("printed 28 checks, ran none");
        staging.run();
        Map<String, BigDecimal> expected = new LinkedHashMap<>();
        for (Map.Entry<String, Node> result : staging.results().entrySet()) {
            if (!result.getKey().contains(".ledger.") && !result.getKey().endsWith(".file")) {
                String found = result.getValue().members().get("found").text();
                expected.put(result.getKey(), new BigDecimal(found));
            }
        }
        assertThat(numbers(run.out())).isEqualTo(expected);
        assertThat(expected).containsEntry("things.thing_id.primaryKey", BigDecimal.valueOf(2));
    }

    private static Map<String, BigDecimal> numbers(String script) throws SQLException {
        Map<String, BigDecimal> numbers = new LinkedHashMap<>();
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:")) {
            for (String part : script.split("\n;\n", -1)) {
                try (Statement statement = connection.createStatement()) {
                    if (!part.isBlank() && statement.execute(part)) {
                        try (ResultSet result = statement.getResultSet()) {
                            result.next();
                            numbers.put(id(part), new BigDecimal(result.getString(1)));
                        }
                    }
                }
            }
        }
        return numbers;
    }

    /** The id of the last check whose comment stands before the query. */
    private static String id(String part) {
        String comment =
                part.lines().filter(line -> line.startsWith("-- ")).reduce("", (a, b) -> b);
        return comment.substring(3, comment.indexOf(' ', 3));
    }

    @Test
    void touchesNothing() {
        StagingFixture staging = staging();
        staging.run("--print-sql");
        assertThat(staging.staging().stage(StagingFixture.PARTITION, Stage.VALIDATE))
                .doesNotExist();
    }
}
