package dev.daybook.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.problem.Location;
import dev.daybook.table.BooleanType;
import dev.daybook.table.DateType;
import dev.daybook.table.DecimalType;
import dev.daybook.table.Digest;
import dev.daybook.table.IntegerType;
import dev.daybook.table.TextType;
import dev.daybook.table.TimestampType;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A key that is added without a line in both contracts fails here. */
class ContractMappingTest {
    private static final Path FOLDER = Path.of("src/test/resources/contracts");
    private static final Location ANYWHERE = new Location("contract", 1, "");
    private static final Column.Limits NONE = Column.Limits.NONE;
    private static final Expression KEY = Expression.Function.KEY;

    @Test
    void givesDefaultsToAMinimalContract() throws IOException {
        Contract expected =
                new Contract(
                        "orders",
                        "1.0.0",
                        sha256("minimal"),
                        "",
                        new Source(
                                URI.create("https://example.com/orders"),
                                new Source.Request(
                                        Map.of(),
                                        Map.of(),
                                        Duration.ofSeconds(10),
                                        Duration.ofSeconds(60)),
                                new Pagination(1, new Pagination.Pages(1), 99_999),
                                Map.of(),
                                new Source.Retry(
                                        5,
                                        Duration.ofSeconds(1),
                                        Duration.ofSeconds(60),
                                        Duration.ofMinutes(10))),
                        List.of(
                                table(
                                        "orders",
                                        "$.orders[*]",
                                        key("order_id"),
                                        column("city", new TextType("TEXT"), field("$.city")))),
                        new Contract.Policies(
                                Contract.UnknownFields.ARCHIVE,
                                Contract.OnTypeMismatch.QUARANTINE_ROW,
                                new Contract.QuarantineMax(1, 0)),
                        Map.of(),
                        List.of(),
                        7);

        assertSame(read("minimal"), expected);
    }

    @Test
    void mapsEveryKey() throws IOException {
        Contract expected =
                new Contract(
                        "full",
                        "2.3.4",
                        sha256("full"),
                        "Every key once",
                        new Source(
                                URI.create("https://example.com/orders"),
                                new Source.Request(
                                        Map.of("Accept", "application/json"),
                                        Map.of("page", "{page}", "day", "{partitionDate}"),
                                        Duration.ofSeconds(5),
                                        Duration.ofSeconds(30)),
                                new Pagination(0, new Pagination.Total(path("$.info.total")), 50),
                                Map.of(path("$.info.page"), "{page}"),
                                new Source.Retry(
                                        3,
                                        Duration.ofSeconds(2),
                                        Duration.ofSeconds(8),
                                        Duration.ofMinutes(1))),
                        List.of(
                                customers(),
                                orders(),
                                table(
                                        "notes",
                                        "$.orders[*].notes[*]",
                                        key("note_id"),
                                        column(
                                                "note",
                                                new TextType("VARCHAR(80)"),
                                                Expression.Function.VALUE))),
                        new Contract.Policies(
                                Contract.UnknownFields.DROP,
                                Contract.OnTypeMismatch.NULL_VALUE,
                                new Contract.QuarantineMax(5, 20)),
                        Map.of(path("$.orders[*].card"), "never needed"),
                        List.of(path("$.orders[*].remark")),
                        8);

        assertSame(read("full"), expected);
    }

    private static Table customers() {
        Column iban =
                new Column(
                        "iban",
                        new TextType("CHAR(64)"),
                        "Account as a digest",
                        true,
                        true,
                        false,
                        field("$.iban"),
                        Optional.empty(),
                        Optional.of(
                                new Protection(
                                        Protection.Method.PBKDF2_SHA256,
                                        Optional.of("DAYBOOK_KEY"),
                                        "k1",
                                        "iban",
                                        List.of(
                                                Protection.Normalization.NFKC,
                                                Protection.Normalization.TRIM,
                                                Protection.Normalization.UPPER),
                                        5000)),
                        Column.EmptyAs.EMPTY,
                        new Column.Limits(
                                Optional.empty(),
                                Optional.empty(),
                                Optional.of(64L),
                                Optional.of(64L),
                                Optional.of("^[0-9a-f]+$"),
                                Optional.of("uri")),
                        ibanRules(),
                        Optional.of("restricted"),
                        ANYWHERE);
        return new Table(
                "customers",
                "Who orders",
                path("$.orders[*].customer"),
                List.of(
                        key("customer_id"),
                        iban,
                        column("token", new TextType("TEXT"), field("$.token"))),
                List.of("iban"),
                Table.OnChildRejected.KEEP_PARENT,
                List.of(),
                ANYWHERE);
    }

    private static List<Rule> ibanRules() {
        return List.of(
                new Rule(
                        "iban_given",
                        Rule.Metric.MISSING_VALUES,
                        List.of(),
                        Optional.empty(),
                        List.of("none", "n/a"),
                        Optional.empty(),
                        Rule.Operator.LESS,
                        "5",
                        true,
                        Rule.Severity.WARNING,
                        "Given",
                        ANYWHERE),
                rule(
                        "iban_known",
                        Rule.Metric.INVALID_VALUES,
                        List.of("a", "1", "true"),
                        "",
                        "=",
                        0),
                rule("iban_hex", Rule.Metric.INVALID_VALUES, List.of(), "^[0-9a-f]+$", "<>", 1),
                rule("iban_not_null", Rule.Metric.NULL_VALUES, List.of(), "", ">", 1),
                new Rule(
                        "iban_once",
                        Rule.Metric.DUPLICATE_VALUES,
                        List.of(),
                        Optional.empty(),
                        List.of(),
                        Optional.empty(),
                        Rule.Operator.GREATER_OR_EQUAL,
                        "2",
                        false,
                        Rule.Severity.INFO,
                        "",
                        ANYWHERE));
    }

    private static Table orders() {
        Rule sum =
                new Rule(
                        "orders_sum",
                        Rule.Metric.SQL,
                        List.of(),
                        Optional.empty(),
                        List.of(),
                        Optional.of("SELECT sum(amount) FROM orders"),
                        Rule.Operator.LESS_OR_EQUAL,
                        "1000.5",
                        false,
                        Rule.Severity.ERROR,
                        "",
                        ANYWHERE);
        Column amount =
                new Column(
                        "amount",
                        new DecimalType(9, 2),
                        "",
                        false,
                        false,
                        false,
                        field("$.amount"),
                        Optional.empty(),
                        Optional.empty(),
                        Column.EmptyAs.NULL,
                        new Column.Limits(
                                Optional.of("-1.5"),
                                Optional.of("100"),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty()),
                        List.of(),
                        Optional.empty(),
                        ANYWHERE);
        return new Table(
                "orders",
                "",
                path("$.orders[*]"),
                List.of(
                        key("order_id"),
                        column(
                                "customer_id",
                                IntegerType.BIGINT,
                                KEY,
                                Optional.of(new Column.Reference("customers", "customer_id"))),
                        amount,
                        column("place", IntegerType.SMALLINT, Expression.Function.LIST_INDEX),
                        column("paid", new BooleanType(), field("$.paid")),
                        column("day", new DateType(), Expression.Function.PARTITION_DATE),
                        column("read_at", new TimestampType(), Expression.Function.EXTRACTED_AT),
                        column(
                                "account_age",
                                IntegerType.BIGINT,
                                new Expression.AgeAt(path("$.since")))),
                List.of(),
                Table.OnChildRejected.REJECT_PARENT,
                List.of(sum, rule("orders_some", Rule.Metric.ROW_COUNT, List.of(), "", "=", 7)),
                ANYWHERE);
    }

    /** The lists of known keys stand in the messages about unknown ones. */
    @Test
    void knowsNoKeyThatTheFullContractLacks() throws IOException {
        String full = Files.readString(FOLDER.resolve("full.odcs.yaml"));
        Set<String> missing = new TreeSet<>();
        for (String key : knownKeys()) {
            if (!Pattern.compile("\\b" + key + "(:|, value)|property: " + key + "\\n")
                    .matcher(full)
                    .find()) {
                missing.add(key);
            }
        }
        // Both are known and refused: a column holds no columns.
        missing.removeAll(Set.of("items", "properties"));
        assertThat(missing).isEmpty();
    }

    private static Set<String> knownKeys() throws IOException {
        Pattern list =
                Pattern.compile("the (?:key|property) '.*' is not known.*?one of \\[(.*?)\\]");
        Set<String> keys = new TreeSet<>();
        try (Stream<Path> messages = Files.list(FOLDER.resolve("invalid"))) {
            for (Path message : messages.filter(m -> m.toString().endsWith(".txt")).toList()) {
                Matcher matcher = list.matcher(Files.readString(message));
                while (matcher.find()) {
                    keys.addAll(List.of(matcher.group(1).split(", ")));
                }
            }
        }
        assertThat(keys).hasSizeGreaterThan(60);
        return keys;
    }

    private static Contract read(String name) throws IOException {
        return ContractReader.read(name, bytes(name));
    }

    private static byte[] bytes(String name) throws IOException {
        return Files.readAllBytes(FOLDER.resolve(name + ".odcs.yaml"));
    }

    private static String sha256(String name) throws IOException {
        return Digest.sha256(bytes(name));
    }

    private static void assertSame(Contract found, Contract expected) {
        assertThat(found)
                .usingRecursiveComparison()
                .withStrictTypeChecking()
                .ignoringFieldsOfTypes(Location.class)
                .isEqualTo(expected);
    }

    private static JsonPath path(String text) {
        return JsonPath.parse(text).orElseThrow();
    }

    private static Expression field(String text) {
        return new Expression.Field(path(text));
    }

    private static Table table(String name, String rowPath, Column... columns) {
        return new Table(
                name,
                "",
                path(rowPath),
                List.of(columns),
                List.of(),
                Table.OnChildRejected.KEEP_PARENT,
                List.of(),
                ANYWHERE);
    }

    private static Column key(String name) {
        return new Column(
                name,
                IntegerType.BIGINT,
                "",
                true,
                true,
                true,
                KEY,
                Optional.empty(),
                Optional.empty(),
                Column.EmptyAs.NULL,
                NONE,
                List.of(),
                Optional.empty(),
                ANYWHERE);
    }

    private static Column column(
            String name, dev.daybook.table.ColumnType type, Expression expression) {
        return column(name, type, expression, Optional.empty());
    }

    private static Column column(
            String name,
            dev.daybook.table.ColumnType type,
            Expression expression,
            Optional<Column.Reference> reference) {
        return new Column(
                name,
                type,
                "",
                false,
                false,
                false,
                expression,
                reference,
                Optional.empty(),
                Column.EmptyAs.NULL,
                NONE,
                List.of(),
                Optional.empty(),
                ANYWHERE);
    }

    private static Rule rule(
            String id,
            Rule.Metric metric,
            List<String> valid,
            String pattern,
            String operator,
            int bound) {
        Rule.Operator found =
                Stream.of(Rule.Operator.values())
                        .filter(o -> o.symbol().equals(operator))
                        .findFirst()
                        .orElseThrow();
        return new Rule(
                id,
                metric,
                valid,
                pattern.isEmpty() ? Optional.empty() : Optional.of(pattern),
                List.of(),
                Optional.empty(),
                found,
                Integer.toString(bound),
                false,
                Rule.Severity.ERROR,
                "",
                ANYWHERE);
    }
}
