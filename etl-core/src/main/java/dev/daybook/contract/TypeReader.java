package dev.daybook.contract;

import dev.daybook.document.Section;
import dev.daybook.table.BooleanType;
import dev.daybook.table.ColumnType;
import dev.daybook.table.DateType;
import dev.daybook.table.DecimalType;
import dev.daybook.table.IntegerType;
import dev.daybook.table.TextType;
import dev.daybook.table.TimestampType;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads {@code logicalType} and {@code physicalType}, which together are the type of a column. */
final class TypeReader {
    private static final List<String> LOGICAL =
            List.of("string", "integer", "number", "boolean", "date", "timestamp");
    private static final Pattern SIZED_TEXT = Pattern.compile("(VARCHAR|CHAR)\\([1-9]\\d{0,6}\\)");
    private static final Pattern DECIMAL = Pattern.compile("DECIMAL\\((\\d{1,2}), ?(\\d{1,2})\\)");

    private final Section section;

    TypeReader(Section section) {
        this.section = section;
    }

    /** Returns whether the logical type is one of ours, so that what depends on it can be said. */
    static boolean isKnown(Section section) {
        return section.optionalText("logicalType").filter(LOGICAL::contains).isPresent();
    }

    ColumnType read() {
        section.text("logicalType", "one of " + LOGICAL);
        String logical = section.word("logicalType", LOGICAL, "string");
        Optional<String> physical = section.optionalText("physicalType");
        if (!isKnown(section)) {
            return new TextType("TEXT");
        }
        return switch (logical) {
            case "integer" -> integer(physical.orElse("BIGINT"));
            case "number" -> decimal(physical.orElse(""));
            case "boolean" -> exactly(new BooleanType(), physical);
            case "date" -> exactly(new DateType(), physical);
            case "timestamp" -> exactly(new TimestampType(), physical);
            default -> text(physical.orElse("TEXT"));
        };
    }

    private ColumnType text(String physical) {
        if (physical.equals("TEXT") || SIZED_TEXT.matcher(physical).matches()) {
            return new TextType(physical);
        }
        return wrong(physical, "TEXT, VARCHAR(n) or CHAR(n)", new TextType("TEXT"));
    }

    private ColumnType integer(String physical) {
        return switch (physical) {
            case "BIGINT" -> IntegerType.BIGINT;
            case "INTEGER" -> IntegerType.INTEGER;
            case "SMALLINT" -> IntegerType.SMALLINT;
            default -> wrong(physical, "SMALLINT, INTEGER or BIGINT", IntegerType.BIGINT);
        };
    }

    private ColumnType decimal(String physical) {
        Matcher matcher = DECIMAL.matcher(physical);
        if (matcher.matches()) {
            int precision = Integer.parseInt(matcher.group(1));
            int scale = Integer.parseInt(matcher.group(2));
            if (precision >= 1 && precision <= DecimalType.MAX_PRECISION && scale <= precision) {
                return new DecimalType(precision, scale);
            }
        }
        return wrong(
                physical,
                "DECIMAL(precision,scale) with a precision from 1 to 38 and a scale up to it",
                new DecimalType(DecimalType.MAX_PRECISION, 0));
    }

    private ColumnType exactly(ColumnType type, Optional<String> physical) {
        return physical.isEmpty() || physical.get().equals(type.sqlName())
                ? type
                : wrong(physical.get(), type.sqlName(), type);
    }

    private ColumnType wrong(String physical, String expected, ColumnType instead) {
        section.problem(
                "physicalType",
                (physical.isEmpty()
                                ? "the key 'physicalType' is missing"
                                : "'" + physical + "' is not a type of this logical type")
                        + "; expected "
                        + expected);
        return instead;
    }
}
