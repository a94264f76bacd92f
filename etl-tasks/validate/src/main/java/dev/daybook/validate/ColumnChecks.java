package dev.daybook.validate;

import dev.daybook.contract.Column;
import dev.daybook.contract.Rule;
import dev.daybook.contract.Table;
import dev.daybook.document.Worded;
import dev.daybook.table.TextType;
import dev.daybook.validate.cells.LengthTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The checks of one value at a time that the declaration of a column implies. */
final class ColumnChecks {
    private static final Pattern SIZED = Pattern.compile("(VARCHAR|CHAR)\\((\\d+)\\)");

    private final Table table;
    private final Column column;
    private final String value;
    private final List<Check> checks = new ArrayList<>();

    private ColumnChecks(Table table, Column column) {
        this.table = table;
        this.column = column;
        this.value = Sql.name(column);
    }

    /** Returns the checks of a column. */
    static List<Check> of(Table table, Column column) {
        ColumnChecks all = new ColumnChecks(table, column);
        all.addType();
        all.addLimits(column.limits());
        return all.checks;
    }

    private void addType() {
        String form = TypeForm.description(column.type());
        add(Check.Kind.TYPE, TypeForm.violation(column), "every value is " + form);
        // That a key is not null is part of its own check.
        if (column.required() && !column.primaryKey()) {
            add(Check.Kind.REQUIRED, value + " is null", "no value is null");
        }
        declaredLength(column).ifPresent(this::addLength);
    }

    /** Returns the length that the type of a text declares. */
    static Optional<LengthTest> declaredLength(Column column) {
        Matcher sized = SIZED.matcher(column.type().sqlName());
        if (!(column.type() instanceof TextType) || !sized.matches()) {
            return Optional.empty();
        }
        long most = Long.parseLong(sized.group(2));
        return Optional.of(new LengthTest(sized.group(1).equals("CHAR") ? most : 0, most));
    }

    private void addLength(LengthTest length) {
        boolean exact = length.least() == length.most();
        add(
                Check.Kind.LENGTH,
                "length(" + value + ") " + (exact ? "<>" : ">") + " " + length.most(),
                "every value has "
                        + (exact ? "exactly " : "at most ")
                        + length.most()
                        + " characters");
    }

    private void addLimits(Column.Limits limits) {
        limits.minimum()
                .ifPresent(
                        bound ->
                                add(
                                        Check.Kind.MINIMUM,
                                        Bound.below(column, bound),
                                        "no value is below " + bound));
        limits.maximum()
                .ifPresent(
                        bound ->
                                add(
                                        Check.Kind.MAXIMUM,
                                        Bound.above(column, bound),
                                        "no value is above " + bound));
        limits.minLength()
                .ifPresent(
                        length ->
                                add(
                                        Check.Kind.MIN_LENGTH,
                                        "length(" + value + ") < " + length,
                                        "every value has at least " + length + " characters"));
        limits.maxLength()
                .ifPresent(
                        length ->
                                add(
                                        Check.Kind.MAX_LENGTH,
                                        "length(" + value + ") > " + length,
                                        "every value has at most " + length + " characters"));
        limits.pattern()
                .ifPresent(
                        pattern ->
                                add(
                                        Check.Kind.PATTERN,
                                        notFound(value, pattern),
                                        "every value matches " + pattern));
        limits.format()
                .flatMap(word -> Worded.find(TextFormat.values(), word))
                .ifPresent(
                        format ->
                                add(
                                        Check.Kind.FORMAT,
                                        "not regexp_full_match("
                                                + value
                                                + ", "
                                                + Sql.text(format.pattern())
                                                + ")",
                                        "every value is " + format.phrase()));
    }

    /** Returns the condition under which a pattern is nowhere in a value. */
    static String notFound(String value, String pattern) {
        return "not regexp_matches(" + value + ", " + Sql.text(pattern) + ")";
    }

    private void add(Check.Kind kind, String condition, String description) {
        checks.add(
                new Check(
                        Check.id(table.name(), column.name(), kind),
                        table.name(),
                        Optional.of(column.name()),
                        kind,
                        description,
                        Rule.Severity.ERROR,
                        Expectation.NONE,
                        rows(table, condition),
                        List.of(Check.id(table.name(), Check.Kind.FILE))));
    }

    /** Returns the measure that counts the rows for which a condition is true. */
    static Measure.Rows rows(Table table, String condition) {
        return new Measure.Rows(
                Sql.textView(table), condition, Optional.of(Sql.name(table.primaryKey())));
    }
}
