package dev.daybook.cli.erd;

import dev.daybook.contract.Column;
import dev.daybook.contract.Contract;
import dev.daybook.contract.JsonPath;
import dev.daybook.contract.Protection;
import dev.daybook.contract.Table;
import dev.daybook.table.ColumnType;
import dev.daybook.table.TimestampType;
import java.util.ArrayList;
import java.util.List;

/** What the documents say about tables and columns, in the same words everywhere. */
final class Wording {
    private Wording() {}

    /** Returns what stands at the top of every document. */
    static String origin(Contract contract) {
        return "Generated from the contract '"
                + contract.name()
                + "' "
                + contract.version()
                + " by ./daybook erd; do not edit.";
    }

    /** Returns what a contract is for and what it never stores. */
    static String contract(Contract contract) {
        List<String> sentences = new ArrayList<>();
        sentences.add(contract.description());
        for (JsonPath path : contract.excludedPaths().keySet()) {
            sentences.add("Never stored: " + path + ", " + contract.excludedPaths().get(path));
        }
        return join(sentences);
    }

    /** Returns what a table holds and what of the source is a row of it. */
    static String table(Table table) {
        List<String> sentences = new ArrayList<>();
        sentences.add(table.description());
        sentences.add("One row for each " + table.rowPath());
        if (table.isDistinct()) {
            sentences.add(
                    "Within a partition, rows with equal "
                            + String.join(", ", table.distinctBy())
                            + " are one row");
        }
        return join(sentences);
    }

    /** Returns what a column holds, where that comes from and how it is protected. */
    static String column(Column column) {
        List<String> sentences = new ArrayList<>();
        sentences.add(column.description());
        sentences.add("From " + column.expression());
        column.protection().ifPresent(how -> sentences.add("Stored as " + protection(how)));
        return join(sentences);
    }

    /** Returns what becomes of a protected value. */
    static String protection(Protection protection) {
        return switch (protection.method()) {
            case HMAC_SHA256, PBKDF2_SHA256 -> "keyed digest (" + protection.method().word() + ")";
            case DROP -> "null (dropped)";
        };
    }

    /** Returns whether a column may be null. */
    static boolean isNullable(Column column) {
        return !column.required() && !column.primaryKey();
    }

    /** Returns whether a column is unique within a partition without being the key. */
    static boolean isUnique(Column column) {
        return column.unique() && !column.primaryKey();
    }

    /** Returns the type in PostgreSQL, with no more digits than the tables have. */
    static String sqlType(ColumnType type) {
        return type instanceof TimestampType ? type.sqlName() + "(3)" : type.sqlName();
    }

    /** Returns text on one line, for formats that end a text with the line. */
    static String oneLine(String text) {
        return text.replaceAll("[\\s\\p{Cntrl}\u0085\u2028\u2029]+", " ").strip();
    }

    private static String join(List<String> sentences) {
        return String.join(". ", sentences.stream().filter(text -> !text.isBlank()).toList());
    }
}
