package dev.daybook.validate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.daybook.partition.Stage;
import dev.daybook.partition.StageFolder;
import dev.daybook.validate.cells.ColumnTests;
import dev.daybook.validate.cells.CsvRows;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DuckDbTest {
    private static final String SCHEMA =
            """
            - name: things
              customProperties:
                - {property: etlRowPath, value: '$.things[*]'}
              properties:
                - {name: thing_id, logicalType: integer, primaryKey: true, transformLogic: key()}
                - {name: v, logicalType: string, transformLogic: $.v}
            """;

    @TempDir private Path folder;
    private DuckDb.Limits limits;

    @BeforeEach
    void makeFolders() throws IOException {
        Path input = Files.createDirectories(folder.resolve("a=b [c] it's"));
        Path temporary = Files.createDirectories(folder.resolve("temporary"));
        limits = new DuckDb.Limits("200MiB", 3, input, temporary);
    }

    @Test
    void worksWithinItsLimits() throws SqlFailure {
        try (DuckDb db = DuckDb.open(limits)) {
            assertThat(number(db, "select current_setting('memory_limit') = '200.0 MiB'")).isOne();
            assertThat(number(db, "select current_setting('threads')")).isEqualTo(3);
            assertThat(number(db, "select current_setting('TimeZone') = 'UTC'")).isOne();
            assertThat(
                            number(
                                    db,
                                    "select current_setting('temp_directory') = "
                                            + Sql.text(limits.temporary().toString())))
                    .isOne();
        }
    }

    /** A boolean is no number of JDBC. */
    private static long number(DuckDb db, String query) throws SqlFailure {
        return db.number("select cast((" + query + ") as BIGINT)").longValueExact();
    }

    @Test
    void loadsNoExtension() throws SqlFailure {
        try (DuckDb db = DuckDb.open(limits)) {
            for (String setting :
                    List.of("autoload_known_extensions", "autoinstall_known_extensions")) {
                assertThat(number(db, "select not current_setting('" + setting + "')::boolean"))
                        .as(setting)
                        .isOne();
            }
            assertThatThrownBy(() -> db.number("select ST_X(ST_Point(1, 2))"))
                    .isInstanceOf(SqlFailure.class);
        }
    }

    @Test
    void readsAndWritesNothingElse() throws IOException {
        Path other = Files.writeString(folder.resolve("other.csv"), "a\n1\n");
        try (DuckDb db = DuckDb.open(limits)) {
            for (String sql :
                    List.of(
                            "select count(*) from read_csv(" + Sql.text(other.toString()) + ")",
                            "copy (select 1) to " + Sql.text(folder.resolve("x").toString()),
                            "set memory_limit = '1GB'",
                            "set threads = 9",
                            "set enable_external_access = true",
                            "reset lock_configuration",
                            "attach '" + folder.resolve("x.db") + "'",
                            "install spatial",
                            "load spatial")) {
                assertThatThrownBy(() -> db.number(sql)).as(sql).isInstanceOf(SqlFailure.class);
            }
        }
        assertThat(folder.resolve("x")).doesNotExist();
        assertThat(folder.resolve("x.db")).doesNotExist();
    }

    @Test
    void goesToItsFolderWhenTheMemoryIsFull() throws SqlFailure {
        DuckDb.Limits small = new DuckDb.Limits("60MB", 2, limits.input(), limits.temporary());
        try (DuckDb db = DuckDb.open(small)) {
            assertThat(
                            number(
                                    db,
                                    "select count(*) from (select md5(i::varchar) as m, count(*)"
                                            + " from range(1000000) t(i) group by m)"))
                    .isEqualTo(1_000_000);
        }
    }

    @Test
    void readsEveryTextAsItWasWritten() throws IOException, SqlFailure {
        List<String> texts =
                Arrays.asList(
                        null,
                        "",
                        "NULL",
                        "null",
                        "a\nb",
                        "\r\n",
                        "\r",
                        "\n",
                        "\"",
                        "\"\"",
                        ",",
                        "\",\"\n\"",
                        "#",
                        "\\",
                        "\\\"",
                        " ",
                        "\t",
                        "'",
                        "\uFEFF",
                        "\u00e9\u0301",
                        "\uD83D\uDE00",
                        "=1+1",
                        "202611190000009,x");
        StagingFixture fixture = new StagingFixture(folder, SCHEMA);
        List<List<String>> rows =
                texts.stream()
                        .map(text -> Arrays.asList(Integer.toString(texts.indexOf(text)), text))
                        .toList();
        fixture.rows("things", rows);
        fixture.write();
        TableFile file =
                TableFile.read(
                        StageFolder.open(
                                fixture.staging(), StagingFixture.PARTITION, Stage.FLATTEN),
                        fixture.contract().tables().get(0),
                        new CsvRows(
                                List.of(new ColumnTests(List.of()), new ColumnTests(List.of()))));
        assertThat(file.isOneLineARow()).isFalse();
        DuckDb.Limits here = new DuckDb.Limits("200MB", 2, parent(file.path()), limits.temporary());
        try (DuckDb db = opened(here, file)) {
            assertThat(number(db, "select count(*) from csv.things")).isEqualTo(texts.size());
            for (String text : texts) {
                // As hex, so that no quoting of ours has a part in the comparison.
                String condition =
                        text == null
                                ? "v is null"
                                : "hex(encode(v)) = '"
                                        + HexFormat.of()
                                                .withUpperCase()
                                                .formatHex(text.getBytes(StandardCharsets.UTF_8))
                                        + "'";
                String query =
                        "select count(*) from csv.things where thing_id = '"
                                + texts.indexOf(text)
                                + "' and "
                                + condition;
                assertThat(number(db, query)).as("%s", text).isOne();
            }
        }
    }

    private static Path parent(Path file) {
        return file.resolveSibling("");
    }

    private static DuckDb opened(DuckDb.Limits limits, TableFile file) {
        DuckDb db = DuckDb.open(limits);
        db.execute(CsvView.schema());
        db.execute(CsvView.text(file));
        db.execute(CsvView.typed(file.table()));
        return db;
    }

    /** With parallel=true DuckDB 2.0.0 takes lines inside these values for rows. */
    @Test
    void isNotMisledByLinesInsideValues() throws IOException, SqlFailure {
        StringBuilder text = new StringBuilder("thing_id,v\n");
        for (int i = 0; i < 200_000; i++) {
            text.append(i).append(",\"x\n7,\"\"fake\"\"\n9,\"\"a\n");
            text.append("1,2\n".repeat(i % 30)).append("\"\n");
        }
        Path path = Files.writeString(limits.input().resolve("things.csv"), text);
        assertThat(Files.size(path)).isGreaterThan(16_000_000);
        StagingFixture fixture = new StagingFixture(folder, SCHEMA);
        TableFile file = new TableFile(fixture.contract().tables().get(0), path, false);
        try (DuckDb db = opened(limits, file)) {
            assertThat(number(db, "select count(*) from things where v[1] = 'x'"))
                    .isEqualTo(200_000);
            assertThat(number(db, "select sum(thing_id) from things")).isEqualTo(19_999_900_000L);
        }
    }

    @Test
    void readsLinesOfSeveralMegabytes() throws IOException, SqlFailure {
        String text = "thing_id,v\n1," + "x".repeat(15_000_000) + "\n2,y\n";
        Path path = Files.writeString(limits.input().resolve("things.csv"), text);
        StagingFixture fixture = new StagingFixture(folder, SCHEMA);
        TableFile file = new TableFile(fixture.contract().tables().get(0), path, true);
        try (DuckDb db = opened(limits, file)) {
            assertThat(number(db, "select max(length(v)) from things")).isEqualTo(15_000_000);
        }
    }
}
