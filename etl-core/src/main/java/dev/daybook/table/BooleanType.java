package dev.daybook.table;

/** True or false; nothing is converted into a boolean or out of one. */
public record BooleanType() implements ColumnType {
    @Override
    public String sqlName() {
        return "BOOLEAN";
    }

    @Override
    public String frictionlessName() {
        return "boolean";
    }

    @Override
    public String logicalName() {
        return "boolean";
    }

    @Override
    public Conversion convert(Scalar value, ByteBuilder target) {
        if (value.kind() != Scalar.Kind.BOOLEAN) {
            return Conversion.WRONG_TYPE;
        }
        target.append(value.buffer(), value.offset(), value.length());
        return Conversion.SAME;
    }
}
