package dev.daybook.contract;

import com.google.re2j.PatternSyntaxException;
import dev.daybook.document.Node;
import dev.daybook.document.Section;
import dev.daybook.table.ColumnType;
import dev.daybook.table.DecimalType;
import dev.daybook.table.IntegerType;
import dev.daybook.table.TextType;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads {@code logicalTypeOptions}. */
final class LimitsReader {
    private static final Pattern DECIMAL = Pattern.compile("-?[0-9]{1,40}(\\.[0-9]{1,40})?");
    private static final List<String> FORMATS = List.of("uuid", "email", "uri");

    private final Section column;
    private final ColumnType type;

    LimitsReader(Section column, ColumnType type) {
        this.column = column;
        this.type = type;
    }

    Column.Limits read() {
        Optional<Node> node = column.node("logicalTypeOptions");
        if (node.isEmpty()) {
            return Column.Limits.NONE;
        }
        Section options = new Section(node.get(), column.problems());
        boolean numeric = type instanceof IntegerType || type instanceof DecimalType;
        Optional<String> minimum = numeric ? number(options, "minimum") : Optional.empty();
        Optional<String> maximum = numeric ? number(options, "maximum") : Optional.empty();
        if (minimum.isPresent()
                && maximum.isPresent()
                && new BigDecimal(minimum.get()).compareTo(new BigDecimal(maximum.get())) > 0) {
            options.problem(
                    "minimum",
                    "the minimum "
                            + minimum.get()
                            + " is above the maximum "
                            + maximum.get()
                            + "; no value could pass");
        }
        Column.Limits limits = type instanceof TextType ? text(options) : numeric(minimum, maximum);
        options.end();
        return limits;
    }

    private static Column.Limits numeric(Optional<String> minimum, Optional<String> maximum) {
        return new Column.Limits(
                minimum,
                maximum,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static Column.Limits text(Section options) {
        Optional<String> pattern = options.optionalText("pattern");
        pattern.ifPresent(text -> checkPattern(options, "pattern", text));
        Optional<String> format =
                options.node("format").isPresent()
                        ? Optional.of(options.word("format", FORMATS, "uuid"))
                        : Optional.empty();
        Optional<Long> least = options.wholeNumber("minLength", 0, Integer.MAX_VALUE);
        Optional<Long> most = options.wholeNumber("maxLength", 0, Integer.MAX_VALUE);
        if (least.isPresent() && most.isPresent() && least.get() > most.get()) {
            options.problem(
                    "minLength",
                    "the length "
                            + least.get()
                            + " is above 'maxLength', "
                            + most.get()
                            + "; no value could pass");
        }
        return new Column.Limits(Optional.empty(), Optional.empty(), least, most, pattern, format);
    }

    /** Reports a pattern that RE2, which runs the rules, does not take. */
    static void checkPattern(Section section, String key, String pattern) {
        try {
            com.google.re2j.Pattern.compile(pattern);
        } catch (PatternSyntaxException e) {
            section.problem(
                    key,
                    "the pattern '"
                            + pattern
                            + "' is not one of RE2: "
                            + e.getDescription()
                            + "; RE2 has no look-around and no back-references");
        }
    }

    private static Optional<String> number(Section options, String key) {
        Optional<Node> node = options.node(key);
        if (node.isEmpty() || !options.isKind(node.get(), Node.Kind.NUMBER)) {
            return Optional.empty();
        }
        return decimal(options, key, node.get());
    }

    /** Returns a number in plain digits, or nothing after reporting that it is none. */
    static Optional<String> decimal(Section section, String key, Node node) {
        if (node.isScalar() && DECIMAL.matcher(node.text()).matches()) {
            return Optional.of(new BigDecimal(node.text()).toPlainString());
        }
        section.problem(key, Section.found(node) + "; expected a number such as 12 or 0.5");
        return Optional.empty();
    }
}
