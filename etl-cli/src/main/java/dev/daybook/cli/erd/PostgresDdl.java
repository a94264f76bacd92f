package dev.daybook.cli.erd;

import dev.daybook.contract.Column;
import dev.daybook.contract.Contract;
import dev.daybook.contract.Rule;
import dev.daybook.contract.Table;
import dev.daybook.table.TextType;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The tables as DDL for PostgreSQL 15 and newer. One table takes the files of many partitions, for
 * a key begins with its date.
 */
final class PostgresDdl {
    private static final String EXAMPLE_DATE = "20261121";

    private final Contract contract;
    private final StringBuilder out = new StringBuilder();

    private PostgresDdl(Contract contract) {
        this.contract = contract;
    }

    /** Returns the script. */
    static String of(Contract contract) {
        return new PostgresDdl(contract).script();
    }

    private String script() {
        List<Table> tables = new Ranks(contract).parentsFirst();
        out.append("-- ").append(Wording.origin(contract)).append('\n');
        out.append("-- For PostgreSQL 15 and newer.\n\n");
        tables.forEach(this::table);
        out.append("-- Loading a partition; any number of partitions fit into the tables:\n");
        tables.forEach(this::copy);
        return out.toString();
    }

    private void table(Table table) {
        List<String> lines = new ArrayList<>();
        table.columns().forEach(column -> lines.add(column(column)));
        lines.add("PRIMARY KEY (" + name(table.primaryKey().name()) + ")");
        Relation.of(contract, table).forEach(relation -> lines.add(foreignKey(relation)));
        table.columns().forEach(column -> lines.addAll(checks(column)));
        out.append("CREATE TABLE ").append(name(table.name())).append(" (\n    ");
        out.append(String.join(",\n    ", lines)).append("\n);\n");
        table.columns().forEach(column -> unique(table, column));
        comments(table);
        out.append('\n');
    }

    private static String column(Column column) {
        String type = name(column.name()) + " " + Wording.sqlType(column.type());
        return Wording.isNullable(column) ? type : type + " NOT NULL";
    }

    private static String foreignKey(Relation relation) {
        return "FOREIGN KEY ("
                + name(relation.column().name())
                + ") REFERENCES "
                + name(relation.parent().name())
                + " ("
                + name(relation.parent().primaryKey().name())
                + ")";
    }

    private static List<String> checks(Column column) {
        List<String> checks = new ArrayList<>();
        String name = name(column.name());
        Optional<String> minimum = column.limits().minimum();
        Optional<String> maximum = column.limits().maximum();
        if (minimum.isPresent() && maximum.isPresent()) {
            checks.add(name + " BETWEEN " + minimum.get() + " AND " + maximum.get());
        } else {
            minimum.ifPresent(bound -> checks.add(name + " >= " + bound));
            maximum.ifPresent(bound -> checks.add(name + " <= " + bound));
        }
        for (Rule rule : column.rules()) {
            if (allows(rule) && column.type() instanceof TextType) {
                List<String> values = rule.validValues().stream().map(PostgresDdl::text).toList();
                checks.add(name + " IN (" + String.join(", ", values) + ")");
            }
        }
        return checks.stream().map(check -> "CHECK (" + check + ")").toList();
    }

    /** Returns whether a rule lets no value through but those that it lists. */
    private static boolean allows(Rule rule) {
        boolean none =
                rule.operator() == Rule.Operator.EQUAL
                        || rule.operator() == Rule.Operator.LESS_OR_EQUAL;
        return rule.metric() == Rule.Metric.INVALID_VALUES
                && !rule.validValues().isEmpty()
                && rule.severity() == Rule.Severity.ERROR
                && none
                && new BigDecimal(rule.bound()).signum() == 0;
    }

    /** What is unique is so within a partition: the date is the key without its ordinal. */
    private void unique(Table table, Column column) {
        if (Wording.isUnique(column)) {
            out.append("CREATE UNIQUE INDEX ON ").append(name(table.name())).append(" ((");
            out.append(name(table.primaryKey().name())).append(" / 1");
            out.append("0".repeat(contract.keyDigits())).append("), ");
            out.append(name(column.name())).append("); -- within a partition date\n");
        }
    }

    private void comments(Table table) {
        out.append("COMMENT ON TABLE ").append(name(table.name())).append(" IS ");
        out.append(text(Wording.table(table))).append(";\n");
        for (Column column : table.columns()) {
            out.append("COMMENT ON COLUMN ").append(name(table.name())).append('.');
            out.append(name(column.name())).append(" IS ");
            out.append(text(Wording.column(column))).append(";\n");
        }
    }

    private void copy(Table table) {
        out.append("-- COPY ").append(name(table.name())).append(" FROM '…/");
        out.append(EXAMPLE_DATE).append('_').append(table.name());
        out.append(".csv' WITH (FORMAT csv, HEADER MATCH, ENCODING 'UTF8');\n");
    }

    /** Names are quoted, for some are words of SQL. */
    private static String name(String name) {
        return '"' + name + '"';
    }

    /** A backslash is a plain character: standard_conforming_strings is on since 9.1. */
    private static String text(String text) {
        return "'" + text.replace("'", "''") + "'";
    }
}
