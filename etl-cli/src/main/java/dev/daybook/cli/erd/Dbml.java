package dev.daybook.cli.erd;

import dev.daybook.contract.Column;
import dev.daybook.contract.Contract;
import dev.daybook.contract.Table;
import java.util.ArrayList;
import java.util.List;

/** The tables in DBML, the language of dbdiagram.io. */
final class Dbml {
    private final Contract contract;
    private final StringBuilder out = new StringBuilder();

    private Dbml(Contract contract) {
        this.contract = contract;
    }

    /** Returns the document. */
    static String of(Contract contract) {
        return new Dbml(contract).document();
    }

    private String document() {
        out.append("// ").append(Wording.origin(contract)).append("\n\n");
        project();
        contract.tables().forEach(this::table);
        Relation.of(contract).forEach(this::reference);
        return out.toString();
    }

    private void project() {
        String note = contract.name() + " " + contract.version();
        String purpose = Wording.contract(contract);
        out.append("Project ").append(name(contract.name())).append(" {\n");
        out.append("  database_type: 'PostgreSQL'\n");
        out.append("  Note: ").append(text(purpose.isEmpty() ? note : note + ": " + purpose));
        out.append("\n}\n\n");
    }

    private void table(Table table) {
        out.append("Table ").append(name(table.name())).append(" {\n");
        for (Column column : table.columns()) {
            out.append("  ").append(name(column.name())).append(' ');
            out.append(Wording.sqlType(column.type())).append(" [");
            out.append(String.join(", ", settings(column))).append("]\n");
        }
        out.append("\n  Note: ").append(text(Wording.table(table))).append("\n}\n\n");
    }

    private static List<String> settings(Column column) {
        List<String> settings = new ArrayList<>();
        if (column.primaryKey()) {
            settings.add("pk");
        }
        if (!Wording.isNullable(column)) {
            settings.add("not null");
        }
        if (Wording.isUnique(column)) {
            settings.add("unique");
        }
        settings.add("note: " + text(Wording.column(column)));
        return settings;
    }

    private void reference(Relation relation) {
        out.append("Ref: ").append(name(relation.child().name()));
        out.append('.').append(name(relation.column().name()));
        out.append(relation.isOneToOne() ? " - " : " > ");
        out.append(name(relation.parent().name())).append('.');
        out.append(name(relation.parent().primaryKey().name())).append('\n');
    }

    /** Names are quoted, for some are words of the language. */
    private static String name(String name) {
        return '"' + name + '"';
    }

    private static String text(String text) {
        return "'" + Wording.oneLine(text).replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
}
