package dev.daybook.cli.erd;

import dev.daybook.contract.Column;
import dev.daybook.contract.Contract;
import dev.daybook.contract.Table;
import java.util.ArrayList;
import java.util.List;

/** The tables as a Mermaid entity relationship diagram, which GitHub and GitLab draw. */
final class Mermaid {
    private final Contract contract;
    private final StringBuilder out = new StringBuilder();

    private Mermaid(Contract contract) {
        this.contract = contract;
    }

    /** Returns the document. */
    static String of(Contract contract) {
        return new Mermaid(contract).document();
    }

    private String document() {
        out.append("---\ntitle: ").append(contract.name()).append(' ');
        out.append(contract.version()).append("\n---\n");
        out.append("%% ").append(Wording.origin(contract)).append('\n');
        out.append("erDiagram\n");
        contract.tables().forEach(this::table);
        Relation.of(contract).forEach(this::relation);
        return out.toString();
    }

    private void table(Table table) {
        out.append("    ").append(quoted(table.name())).append(" {\n");
        table.columns().forEach(this::column);
        out.append("    }\n");
    }

    private void column(Column column) {
        out.append("        ").append(type(column)).append(' ').append(column.name());
        List<String> keys = keys(column);
        if (!keys.isEmpty()) {
            out.append(' ').append(String.join(", ", keys));
        }
        List<String> marks = marks(column);
        if (!marks.isEmpty()) {
            out.append(' ').append(quoted(String.join(", ", marks)));
        }
        out.append('\n');
    }

    /** Mermaid takes no comma in a type. */
    private static String type(Column column) {
        return column.type().sqlName().replace(',', '_');
    }

    private static List<String> keys(Column column) {
        List<String> keys = new ArrayList<>();
        if (column.primaryKey()) {
            keys.add("PK");
        }
        if (column.reference().isPresent()) {
            keys.add("FK");
        }
        if (Wording.isUnique(column)) {
            keys.add("UK");
        }
        return keys;
    }

    private static List<String> marks(Column column) {
        List<String> marks = new ArrayList<>();
        if (Wording.isNullable(column)) {
            marks.add("nullable");
        }
        column.protection().map(Wording::protection).ifPresent(marks::add);
        return marks;
    }

    private void relation(Relation relation) {
        out.append("    ").append(quoted(relation.parent().name()));
        out.append(relation.isOptional() ? " |o--" : " ||--");
        out.append(relation.isOneToOne() ? "o| " : "o{ ");
        out.append(quoted(relation.child().name())).append(" : ");
        out.append(quoted(relation.column().name())).append('\n');
    }

    /** Names of tables are quoted, for some are words of the language. */
    private static String quoted(String text) {
        return '"' + text + '"';
    }
}
