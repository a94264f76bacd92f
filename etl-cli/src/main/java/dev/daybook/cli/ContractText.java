package dev.daybook.cli;

import dev.daybook.contract.Column;
import dev.daybook.contract.Contract;
import dev.daybook.contract.Table;
import java.util.ArrayList;
import java.util.List;

/** A contract as a person wants to read it: tables, columns, types, descriptions. */
final class ContractText {
    private ContractText() {}

    /** Returns the text. */
    static String of(Contract contract) {
        StringBuilder text = new StringBuilder(headline(contract)).append('\n');
        if (!contract.description().isEmpty()) {
            text.append(contract.description()).append('\n');
        }
        contract.tables().forEach(table -> append(text, table));
        return text.toString();
    }

    /** Returns {@code randomuser 1.0.0, 3 tables, 37 columns}. */
    static String headline(Contract contract) {
        int columns = contract.tables().stream().mapToInt(table -> table.columns().size()).sum();
        return contract.name()
                + " "
                + contract.version()
                + ", "
                + count(contract.tables().size(), "table")
                + ", "
                + count(columns, "column");
    }

    private static String count(int number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }

    private static void append(StringBuilder text, Table table) {
        text.append('\n').append(table.name());
        if (!table.description().isEmpty()) {
            text.append(": ").append(table.description());
        }
        text.append('\n');
        TextTable columns = new TextTable("  ");
        for (Column column : table.columns()) {
            columns.row(
                    column.name(), column.type().sqlName(), words(column), column.description());
        }
        text.append(columns.text());
    }

    private static String words(Column column) {
        List<String> words = new ArrayList<>();
        if (column.primaryKey()) {
            words.add("key");
        }
        if (column.required() && !column.primaryKey()) {
            words.add("required");
        }
        if (column.unique() && !column.primaryKey()) {
            words.add("unique");
        }
        column.classification().ifPresent(words::add);
        column.reference().ifPresent(reference -> words.add("-> " + reference));
        return String.join(", ", words);
    }
}
