package dev.daybook.cli;

import dev.daybook.contract.Column;
import dev.daybook.contract.Contract;
import dev.daybook.contract.Pagination;
import dev.daybook.contract.Plan;
import dev.daybook.contract.PlannedTable;
import dev.daybook.contract.Protection;
import dev.daybook.contract.Source;
import dev.daybook.contract.Table;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** A plan as a person wants to read it: what is asked for, and where every value comes from. */
final class PlanText {
    private final Plan plan;
    private final StringBuilder text = new StringBuilder();

    private PlanText(Plan plan) {
        this.plan = plan;
    }

    /** Returns the text. */
    static String of(Plan plan) {
        PlanText text = new PlanText(plan);
        text.line(ContractText.headline(plan.contract()));
        text.source(plan.contract().source());
        plan.tables().forEach(text::table);
        text.paths(plan.contract());
        text.policies(plan.contract());
        return text.text.toString();
    }

    private void line(String line) {
        text.append(line).append('\n');
    }

    private void source(Source source) {
        line("\nsource");
        TextTable lines = new TextTable("  ");
        lines.row("request", "GET " + source.location() + query(source));
        source.request().headers().forEach((name, value) -> lines.row("", name + ": " + value));
        Pagination pages = source.pagination();
        lines.row(
                "pages",
                "numbered from "
                        + pages.first()
                        + ", until "
                        + pages.until()
                        + ", at most "
                        + pages.maxPages());
        String label = "echo";
        for (Map.Entry<?, String> echo : source.echo().entrySet()) {
            lines.row(label, echo.getKey() + " is " + echo.getValue());
            label = "";
        }
        lines.row("retry", retry(source.retry()));
        text.append(lines.text());
    }

    private static String query(Source source) {
        return source.request().query().entrySet().stream()
                .map(parameter -> parameter.getKey() + "=" + parameter.getValue())
                .collect(Collectors.joining("&", "?", ""));
    }

    private static String retry(Source.Retry retry) {
        return "up to "
                + retry.attempts()
                + " attempts within "
                + shown(retry.maxDuration())
                + ", "
                + shown(retry.delay())
                + " to "
                + shown(retry.maxDelay())
                + " apart";
    }

    private static String shown(Duration duration) {
        return duration.toString().substring(2).toLowerCase(Locale.ROOT);
    }

    private void table(PlannedTable planned) {
        Table table = planned.table();
        line("\ntable " + table.name());
        TextTable lines = new TextTable("  ");
        lines.row("rows", table.rowPath().toString());
        if (table.isDistinct()) {
            lines.row("distinct", "equal rows of a day are one, by " + names(table.distinctBy()));
        }
        lines.row("key", key(planned));
        for (PlannedTable.Reference reference : planned.references()) {
            lines.row("refers", reference(planned, reference));
        }
        text.append(lines.text()).append('\n');
        columns(table);
    }

    private static String names(Iterable<String> names) {
        return String.join(", ", names);
    }

    private String key(PlannedTable planned) {
        return planned.table().primaryKey().name()
                + " = yyyyMMdd and "
                + plan.contract().keyDigits()
                + " digits of the ordinal in "
                + planned.table().rowPath().anchor();
    }

    private String reference(PlannedTable planned, PlannedTable.Reference reference) {
        PlannedTable target = plan.tables().get(reference.table());
        return planned.table().columns().get(reference.column()).name()
                + " -> "
                + target.table().name()
                + "."
                + target.table().primaryKey().name();
    }

    private void columns(Table table) {
        TextTable lines = new TextTable("  ");
        for (Column column : table.columns()) {
            lines.row(
                    column.name(),
                    column.type().sqlName(),
                    column.required() || column.primaryKey() ? "required" : "",
                    column.expression().toString(),
                    column.protection().map(PlanText::shown).orElse(""));
        }
        text.append(lines.text());
    }

    private static String shown(Protection protection) {
        String method = protection.method().word();
        return protection
                .key()
                .map(
                        variable ->
                                method
                                        + " as "
                                        + protection.domain()
                                        + ", key "
                                        + protection.keyId()
                                        + " from "
                                        + variable)
                .orElse(method);
    }

    private void paths(Contract contract) {
        if (!contract.excludedPaths().isEmpty()) {
            line("\nnever stored");
            TextTable lines = new TextTable("  ");
            contract.excludedPaths().forEach((path, reason) -> lines.row(path.toString(), reason));
            text.append(lines.text());
        }
        if (!contract.archivedPaths().isEmpty()) {
            line("\nonly in the archive");
            contract.archivedPaths().forEach(path -> line("  " + path));
        }
    }

    private void policies(Contract contract) {
        Contract.Policies policies = contract.policies();
        line("\npolicies");
        TextTable lines = new TextTable("  ");
        lines.row("unknown fields", policies.unknownFields().word());
        lines.row("values of another type", policies.onTypeMismatch().word());
        lines.row("quarantine", quarantine(policies.quarantineMax()));
        text.append(lines.text());
    }

    private static String quarantine(Contract.QuarantineMax max) {
        String share = "at most " + max.percent() + " % of a table";
        return max.minRows() == 0 ? share : share + " of " + max.minRows() + " rows or more";
    }
}
