package dev.daybook.cli;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What became of several dates. */
final class Outcomes {
    private Outcomes() {}

    /** Returns a table: date, exit code, rows of each table, outcome in words. */
    static String table(List<DateOutcome> outcomes) {
        Set<String> tables = new LinkedHashSet<>();
        outcomes.forEach(outcome -> tables.addAll(outcome.result().rows().keySet()));
        TextTable text = new TextTable("");
        List<String> header = new ArrayList<>(List.of("date", "exit"));
        header.addAll(tables);
        header.add("outcome");
        text.row(header);
        for (DateOutcome outcome : outcomes) {
            List<String> row = new ArrayList<>();
            row.add(outcome.partition().date().toString());
            row.add(Integer.toString(outcome.result().exitCode()));
            tables.forEach(table -> row.add(rows(outcome, table)));
            row.add(outcome.words());
            text.row(row);
        }
        return text.text();
    }

    private static String rows(DateOutcome outcome, String table) {
        Long rows = outcome.result().rows().get(table);
        return rows == null ? "" : rows.toString();
    }

    /** Returns the exit code of the first date that failed, or 0. */
    static int exitCode(List<DateOutcome> outcomes) {
        return outcomes.stream()
                .mapToInt(outcome -> outcome.result().exitCode())
                .filter(code -> code != 0)
                .findFirst()
                .orElse(0);
    }
}
