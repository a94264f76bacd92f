package dev.daybook.contract;

import dev.daybook.problem.Location;
import dev.daybook.problem.Problems;
import dev.daybook.problem.Words;
import dev.daybook.table.IntegerType;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The checks of a contract that need more than one of its elements. */
final class ContractLint {
    private final Contract contract;
    private final Problems problems;

    ContractLint(Contract contract, Problems problems) {
        this.contract = contract;
        this.problems = problems;
    }

    void check(Location root) {
        if (contract.tables().isEmpty()) {
            problems.add(root, "the contract has no table; expected at least one in 'schema'");
        }
        checkNames();
        checkRuleIds();
        checkKeyIds();
        for (Table table : contract.tables()) {
            checkKey(table);
            checkDistinct(table);
            checkRejection(table);
            table.columns().forEach(column -> checkColumn(table, column));
        }
        checkCycles();
        new PathLint(contract, problems).check(root);
    }

    private void checkNames() {
        Set<String> tables = new HashSet<>();
        for (Table table : contract.tables()) {
            if (!tables.add(table.name())) {
                problems.add(
                        table.location(),
                        "the table '" + table.name() + "' stands twice; rename one of them");
            }
            Map<String, Column> columns = new LinkedHashMap<>();
            for (Column column : table.columns()) {
                Column first = columns.putIfAbsent(column.name(), column);
                if (first != null) {
                    problems.add(
                            column.location(),
                            "the column '"
                                    + column.name()
                                    + "' stands twice, from "
                                    + first.expression()
                                    + " (line "
                                    + first.location().line()
                                    + ") and from "
                                    + column.expression()
                                    + "; rename one of them");
                }
            }
        }
    }

    private void checkRuleIds() {
        Map<String, Rule> rules = new LinkedHashMap<>();
        for (Table table : contract.tables()) {
            table.rules().forEach(rule -> checkRuleId(rule, rules));
            table.columns()
                    .forEach(column -> column.rules().forEach(rule -> checkRuleId(rule, rules)));
        }
    }

    private void checkRuleId(Rule rule, Map<String, Rule> rules) {
        Rule first = rules.putIfAbsent(rule.id(), rule);
        if (first != null) {
            problems.add(
                    rule.location(),
                    "the rule '"
                            + rule.id()
                            + "' stands twice (line "
                            + first.location().line()
                            + "); give one of them another 'id'");
        }
    }

    /** A key id names one key: it is how a manifest tells which key was used. */
    private void checkKeyIds() {
        Map<String, String> variables = new LinkedHashMap<>();
        for (Table table : contract.tables()) {
            for (Column column : table.columns()) {
                String key = column.protection().flatMap(Protection::key).orElse("");
                String id = column.protection().map(Protection::keyId).orElse("");
                String first = key.isEmpty() ? "" : variables.getOrDefault(id, key);
                if (!first.equals(key)) {
                    problems.add(
                            column.location(),
                            "the keyId '"
                                    + id
                                    + "' names the key in "
                                    + key
                                    + " and the one in "
                                    + first
                                    + "; give one of them another 'keyId'");
                }
                variables.putIfAbsent(id, key);
            }
        }
    }

    private void checkRejection(Table table) {
        boolean refers = table.columns().stream().anyMatch(c -> c.reference().isPresent());
        if (table.onChildRejected() == Table.OnChildRejected.REJECT_PARENT && !refers) {
            problems.add(
                    table.location(),
                    "'etlOnChildRejected: rejectParent' needs a parent; expected a foreign key in '"
                            + table.name()
                            + "'");
        }
    }

    private void checkKey(Table table) {
        List<Column> keys = table.columns().stream().filter(Column::primaryKey).toList();
        if (keys.size() != 1) {
            problems.add(
                    table.location(),
                    "the table '"
                            + table.name()
                            + "' has "
                            + (keys.isEmpty() ? "no" : keys.size())
                            + " primary key columns; expected exactly one, with 'transformLogic:"
                            + " key()'");
        } else if (keys.get(0).expression() != Expression.Function.KEY) {
            problems.add(
                    keys.get(0).location(),
                    "the primary key '"
                            + keys.get(0).name()
                            + "' comes from "
                            + keys.get(0).expression()
                            + "; expected 'transformLogic: key()', and a source's own key in a"
                            + " column of its own with 'unique: true'");
        }
    }

    private void checkDistinct(Table table) {
        Set<String> seen = new LinkedHashSet<>();
        for (String name : table.distinctBy()) {
            Optional<Column> column = table.column(name);
            if (column.isEmpty()) {
                problems.add(
                        table.location(),
                        "'etlDistinctBy' names '"
                                + name
                                + "', which is no column of '"
                                + table.name()
                                + "'; "
                                + Words.expectedOneOf(name, sourceColumns(table)));
            } else if (column.get().expression().path().isEmpty()) {
                problems.add(
                        table.location(),
                        "'etlDistinctBy' names '"
                                + name
                                + "', which comes from "
                                + column.get().expression()
                                + "; expected columns that come from the source");
            }
            if (!seen.add(name)) {
                problems.add(
                        table.location(),
                        "'etlDistinctBy' names '" + name + "' twice; remove one of them");
            }
        }
    }

    private static List<String> sourceColumns(Table table) {
        return table.columns().stream()
                .filter(column -> column.expression().path().isPresent())
                .map(Column::name)
                .toList();
    }

    private void checkColumn(Table table, Column column) {
        boolean isElement = table.rowPath().equals(table.rowPath().anchor());
        if (!isElement
                && (column.expression() == Expression.Function.LIST_INDEX
                        || column.expression() == Expression.Function.VALUE)) {
            problems.add(
                    column.location(),
                    column.expression()
                            + " needs a row path that ends with [*]; found "
                            + table.rowPath());
        }
        if (column.reference().isPresent()) {
            checkReference(table, column, column.reference().get());
        } else if (column.expression() == Expression.Function.KEY && !column.primaryKey()) {
            problems.add(
                    column.location(),
                    "key() needs 'primaryKey: true' or 'relationships' at its column");
        }
    }

    private void checkReference(Table table, Column column, Column.Reference reference) {
        Optional<Table> target = contract.table(reference.table());
        if (target.isEmpty()) {
            List<String> names = contract.tables().stream().map(Table::name).toList();
            problems.add(
                    column.location(),
                    "the foreign key refers to the table '"
                            + reference.table()
                            + "', which is not in the contract; "
                            + Words.expectedOneOf(reference.table(), names));
            return;
        }
        if (target.get().column(reference.column()).filter(Column::primaryKey).isEmpty()) {
            problems.add(
                    column.location(),
                    "the foreign key refers to '"
                            + reference
                            + "'; expected the primary key of '"
                            + reference.table()
                            + "'");
        }
        if (column.expression() != Expression.Function.KEY || column.type() != IntegerType.BIGINT) {
            problems.add(
                    column.location(),
                    "a foreign key takes its value from key() and is a BIGINT; found "
                            + column.expression());
        }
        checkReach(table, column, target.get());
    }

    private void checkReach(Table table, Column column, Table target) {
        JsonPath anchor = table.rowPath().anchor();
        JsonPath targetAnchor = target.rowPath().anchor();
        if (!targetAnchor.encloses(anchor)) {
            problems.add(
                    column.location(),
                    "the rows of '"
                            + target.name()
                            + "' ("
                            + target.rowPath()
                            + ") do not enclose those of '"
                            + table.name()
                            + "' ("
                            + table.rowPath()
                            + "); a foreign key needs one row to refer to");
        } else if (column.primaryKey() && (target.isDistinct() || !targetAnchor.equals(anchor))) {
            problems.add(
                    column.location(),
                    "a column that is primary and foreign key needs a table with the same [*] that"
                            + " is not distinct; found '"
                            + target.name()
                            + "'");
        }
    }

    private void checkCycles() {
        for (Table table : contract.tables()) {
            if (reaches(table, table.name(), new HashSet<>())) {
                problems.add(
                        table.location(),
                        "the foreign keys of '"
                                + table.name()
                                + "' lead back to it; expected no cycle of references");
            }
        }
    }

    private boolean reaches(Table from, String goal, Set<String> seen) {
        for (Column column : from.columns()) {
            String next = column.reference().map(Column.Reference::table).orElse("");
            if (next.equals(goal)) {
                return true;
            }
            Optional<Table> table = contract.table(next);
            if (table.isPresent() && seen.add(next) && reaches(table.get(), goal, seen)) {
                return true;
            }
        }
        return false;
    }
}
