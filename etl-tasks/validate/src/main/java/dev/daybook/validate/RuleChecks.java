package dev.daybook.validate;

import dev.daybook.contract.Column;
import dev.daybook.contract.Rule;
import dev.daybook.contract.Table;
import dev.daybook.table.TextType;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The checks that a contract declares as rules. */
final class RuleChecks {
    private RuleChecks() {}

    /** Returns the check of a rule of a table. */
    static Check of(Table table, Rule rule) {
        return of(table, Optional.empty(), rule);
    }

    private static Check of(Table table, Optional<Column> column, Rule rule) {
        // The number of rows is what a rule about them measures; no single row is at fault.
        Measure measure =
                rule.query()
                        .<Measure>map(query -> new Measure.Query(query, Optional.empty()))
                        .orElse(new Measure.Rows(Sql.textView(table), "true", Optional.empty()));
        String description = rule.query().isPresent() ? "the number of a query" : "rows";
        return check(table, column, rule, measure, description);
    }

    /** Returns the check of a rule of a column. */
    static Check of(Table table, Column column, Rule rule) {
        String value = Sql.name(column);
        return switch (rule.metric()) {
            case NULL_VALUES -> rows(table, column, rule, value + " is null", "nulls");
            case MISSING_VALUES ->
                    rows(table, column, rule, missing(value, rule), "nulls and what means missing");
            case INVALID_VALUES ->
                    rows(table, column, rule, invalid(column, rule), "values that are not allowed");
            case DUPLICATE_VALUES ->
                    check(
                            table,
                            Optional.of(column),
                            rule,
                            KeyChecks.duplicates(table, column),
                            "rows whose value stands in another row too");
            case ROW_COUNT, SQL -> of(table, Optional.of(column), rule);
        };
    }

    private static Check rows(
            Table table, Column column, Rule rule, String condition, String description) {
        Measure measure = ColumnChecks.rows(table, condition);
        return check(table, Optional.of(column), rule, measure, description);
    }

    private static String missing(String value, Rule rule) {
        return value + " is null or " + value + " in " + Sql.texts(rule.missingValues());
    }

    /** Texts are compared as they are, everything else in its type: 5 is 5.00. */
    private static String invalid(Column column, Rule rule) {
        if (rule.pattern().isPresent()) {
            return ColumnChecks.notFound(Sql.name(column), rule.pattern().get());
        }
        if (column.type() instanceof TextType) {
            return Sql.name(column) + " not in " + Sql.texts(rule.validValues());
        }
        return Sql.typed(column)
                + " not in "
                + rule.validValues().stream()
                        .map(valid -> Sql.constant(column, valid))
                        .collect(Collectors.joining(", ", "(", ")"));
    }

    private static Check check(
            Table table, Optional<Column> column, Rule rule, Measure measure, String description) {
        // A query gives its own number, and a number of rows is no share of itself.
        boolean percent = rule.percent() && measure.keys().isPresent();
        return new Check(
                rule.id(),
                table.name(),
                column.map(Column::name),
                Check.Kind.of(rule.metric()),
                rule.description().isEmpty() ? description : rule.description(),
                rule.severity(),
                Expectation.of(rule, percent),
                measure,
                List.of(Check.id(table.name(), Check.Kind.FILE)));
    }
}
