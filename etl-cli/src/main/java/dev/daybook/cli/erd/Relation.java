package dev.daybook.cli.erd;

import dev.daybook.contract.Column;
import dev.daybook.contract.Contract;
import dev.daybook.contract.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A foreign key.
 *
 * @param child the table that refers
 * @param column the column of the child
 * @param parent the table referred to, by its primary key
 */
record Relation(Table child, Column column, Table parent) {

    /** Returns the foreign keys of a contract, in its order. */
    static List<Relation> of(Contract contract) {
        List<Relation> relations = new ArrayList<>();
        for (Table table : contract.tables()) {
            relations.addAll(of(contract, table));
        }
        return relations;
    }

    /** Returns the foreign keys of one table of a contract, in its order. */
    static List<Relation> of(Contract contract, Table table) {
        List<Relation> relations = new ArrayList<>();
        for (Column column : table.columns()) {
            Optional<Table> parent = column.reference().flatMap(to -> contract.table(to.table()));
            parent.ifPresent(found -> relations.add(new Relation(table, column, found)));
        }
        return relations;
    }

    /** Returns whether a row of the parent has at most one row of the child. */
    boolean isOneToOne() {
        return column.primaryKey() || column.unique();
    }

    /** Returns whether a row of the child may be without a row of the parent. */
    boolean isOptional() {
        return Wording.isNullable(column);
    }

    /** Returns the two columns, the one that refers first. */
    @Override
    public String toString() {
        return child.name()
                + "."
                + column.name()
                + " → "
                + parent.name()
                + "."
                + parent.primaryKey().name();
    }
}
