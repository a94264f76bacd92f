package dev.daybook.validate;

import dev.daybook.contract.Column;
import dev.daybook.contract.Contract;
import dev.daybook.contract.Rule;
import dev.daybook.contract.Table;
import dev.daybook.partition.Partition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The checks of keys: each compares rows with other rows and is a query of its own. */
final class KeyChecks {
    private final Contract contract;
    private final Partition partition;

    KeyChecks(Contract contract, Partition partition) {
        this.contract = contract;
        this.partition = partition;
    }

    /** Returns the checks of a column as a key. */
    List<Check> of(Table table, Column column) {
        List<Check> checks = new ArrayList<>();
        if (column.primaryKey()) {
            checks.add(primaryKey(table, column));
        } else if (column.unique()) {
            checks.add(
                    check(
                            table,
                            column,
                            Check.Kind.UNIQUE,
                            "no value stands in two rows",
                            duplicates(table, column),
                            List.of()));
        }
        column.reference().ifPresent(to -> checks.add(foreignKey(table, column, to)));
        return checks;
    }

    /**
     * A key is the date and an ordinal of a fixed number of digits that starts at one, so that all
     * keys of a partition are one range.
     */
    private Check primaryKey(Table table, Column key) {
        String date = partition.compactDate();
        int digits = contract.keyDigits();
        String isWrong =
                "k is null or k not between "
                        + firstKey(contract, partition)
                        + " and "
                        + date
                        + "9".repeat(digits);
        String groups =
                "select k, count(*) as n from (select "
                        + Sql.typed(key)
                        + " as k from "
                        + Sql.textView(table)
                        + ") group by k having count(*) > 1 or "
                        + isWrong;
        return check(
                table,
                key,
                Check.Kind.PRIMARY_KEY,
                "every row has a key of its own: " + date + " and " + digits + " digits",
                new Measure.Query(
                        sum(groups),
                        Optional.of("select cast(k as VARCHAR) as key from (" + groups + ")")),
                List.of());
    }

    /** Returns the least key of a partition. */
    static long firstKey(Contract contract, Partition partition) {
        String ordinal = "0".repeat(contract.keyDigits() - 1) + "1";
        return Long.parseLong(partition.compactDate() + ordinal);
    }

    /** Returns the measure that counts the rows whose value stands in another row too. */
    static Measure duplicates(Table table, Column column) {
        String view = Sql.textView(table);
        String value = Sql.name(column);
        String groups =
                "select v, count(*) as n from (select "
                        + value
                        + " as v from "
                        + view
                        + ") where v is not null group by v having count(*) > 1";
        String keys =
                "select "
                        + Sql.name(table.primaryKey())
                        + " as key from "
                        + view
                        + " where "
                        + value
                        + " in (select v from ("
                        + groups
                        + "))";
        return new Measure.Query(sum(groups), Optional.of(keys));
    }

    private static String sum(String groups) {
        return "select coalesce(sum(n), 0) from (" + groups + ")";
    }

    private Check foreignKey(Table table, Column column, Column.Reference to) {
        Table parent = contract.table(to.table()).orElseThrow();
        String orphans =
                " from (select "
                        + Sql.name(table.primaryKey())
                        + " as key, "
                        + Sql.typed(column)
                        + " as k from "
                        + Sql.textView(table)
                        + " where "
                        + Sql.name(column)
                        + " is not null) as c anti join (select "
                        + Sql.typed(parent.primaryKey())
                        + " as k from "
                        + Sql.textView(parent)
                        + ") as p using (k)";
        return check(
                table,
                column,
                Check.Kind.FOREIGN_KEY,
                "every value is the key of a row of " + to.table(),
                new Measure.Query("select count(*)" + orphans, Optional.of("select key" + orphans)),
                List.of(Check.id(to.table(), to.column(), Check.Kind.PRIMARY_KEY)));
    }

    private static Check check(
            Table table,
            Column column,
            Check.Kind kind,
            String description,
            Measure measure,
            List<String> alsoNeeds) {
        List<String> needs = new ArrayList<>();
        needs.add(Check.id(table.name(), Check.Kind.FILE));
        needs.addAll(alsoNeeds);
        return new Check(
                Check.id(table.name(), column.name(), kind),
                table.name(),
                Optional.of(column.name()),
                kind,
                description,
                Rule.Severity.ERROR,
                Expectation.NONE,
                measure,
                needs);
    }
}
