package dev.daybook.flatten;

import dev.daybook.contract.Column;
import dev.daybook.contract.Expression;
import dev.daybook.contract.Plan;
import dev.daybook.contract.PlannedTable;
import dev.daybook.table.ByteBuilder;
import dev.daybook.table.Conversion;
import dev.daybook.table.Scalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes the line of a table from the values of a regular element. */
final class RegularLine implements DistinctValues.Cells {
    /** What is the same in all lines up to the next cell, but for the ordinals in its keys. */
    private static final class Constant {
        private final ByteBuilder text;
        private final int length;
        private final Key[] keys;

        private Constant(ByteBuilder text, List<Key> keys) {
            this.text = text;
            length = text.length();
            this.keys = keys.toArray(new Key[0]);
        }

        byte first() {
            return text.array()[0];
        }
    }

    /**
     * A key whose ordinal is filled in later.
     *
     * @param offset where in the constant
     * @param source of the ordinals
     * @param distinct the table that is referred to where its rows are distinct, else -1
     */
    private record Key(int offset, int source, int distinct) {}

    /** A cell, and what follows it; the place in the list where there is no target. */
    private static final class Cell {
        private final int column;
        private final @Nullable CellTarget target;
        private final int slot;
        private final boolean required;
        private final Constant after;
        private final boolean isText;
        private final byte first;

        private Cell(
                int column,
                @Nullable CellTarget target,
                int slot,
                boolean required,
                Constant after) {
            this.column = column;
            this.target = target;
            this.slot = slot;
            this.required = required;
            this.after = after;
            isText = target != null && target.isText;
            first = after.first();
        }
    }

    private final PlannedTable planned;
    private final Constant before;
    private final Cell[] cells;
    private final Optional<DistinctValues> distinct;
    private final boolean isDistinct;

    /** For each column, where in the lines its cell starts and ends. */
    private final int[] starts;

    private final int[] ends;

    private final int[] elements;
    private final Conversions conversions;
    private ByteBuilder lines = new ByteBuilder(0);
    private int start;

    /**
     * Prepares the lines of a table.
     *
     * @param scalars all that an element may have, by slot
     * @param elements the elements that each anchor has had in the batch
     * @param conversions gets the cells that were converted from another type
     */
    RegularLine(
            Plan plan,
            PendingTable table,
            List<Place> scalars,
            Constants constants,
            int[] elements,
            Conversions conversions) {
        this.planned = table.planned;
        this.elements = elements;
        this.conversions = conversions;
        distinct = DistinctValues.of(table);
        isDistinct = distinct.isPresent();
        starts = new int[table.columns.length];
        ends = new int[table.columns.length];
        Builder builder = new Builder(plan, table, scalars, constants);
        before = builder.constant();
        cells = builder.cells();
    }

    /** Cuts the columns into cells and what is between them. */
    private static final class Builder {
        private final Plan plan;
        private final PendingTable table;
        private final List<Place> scalars;
        private final Constants constants;
        private int column;

        Builder(Plan plan, PendingTable table, List<Place> scalars, Constants constants) {
            this.plan = plan;
            this.table = table;
            this.scalars = scalars;
            this.constants = constants;
        }

        Cell[] cells() {
            List<Cell> cells = new ArrayList<>();
            while (column < table.columns.length) {
                cells.add(cell(column++));
            }
            return cells.toArray(new Cell[0]);
        }

        private Cell cell(int at) {
            Column declared = table.columns[at];
            for (Place scalar : scalars) {
                for (CellTarget target : scalar.targets) {
                    if (target.table == table && target.column == at) {
                        boolean required = declared.required();
                        return new Cell(at, target, scalar.slot, required, constant());
                    }
                }
            }
            if (declared.expression() != Expression.Function.LIST_INDEX) {
                throw new IllegalArgumentException("no scalar for " + declared.name());
            }
            return new Cell(at, null, scalars.size(), false, constant());
        }

        /** Returns what stands before the next column that is a cell. */
        Constant constant() {
            ByteBuilder text = new ByteBuilder(64);
            List<Key> keys = new ArrayList<>();
            for (; column < table.columns.length; column++) {
                separate(text);
                Expression expression = table.columns[column].expression();
                if (expression == Expression.Function.KEY) {
                    key(text, keys);
                } else if (expression == Expression.Function.PARTITION_DATE) {
                    constants.appendPartitionDate(text);
                } else if (expression == Expression.Function.EXTRACTED_AT) {
                    constants.appendExtractedAt(text);
                } else {
                    return new Constant(text, keys);
                }
            }
            text.append('\n');
            return new Constant(text, keys);
        }

        private void separate(ByteBuilder text) {
            if (column > 0) {
                text.append(',');
            }
        }

        private void key(ByteBuilder text, List<Key> keys) {
            PlannedTable target =
                    table.planned.references().stream()
                            .filter(reference -> reference.column() == column)
                            .map(reference -> plan.tables().get(reference.table()))
                            .findFirst()
                            .orElse(table.planned);
            constants.appendKeyPrefix(text);
            int referred = target.table().isDistinct() ? target.index() : -1;
            keys.add(new Key(text.length(), RowLines.source(plan, target), referred));
            text.appendPadded(0, constants.keyDigits());
        }
    }

    /** Returns the index of the table. */
    int table() {
        return planned.index();
    }

    /** Returns whether a row is the element itself and not an object below it. */
    boolean isElement() {
        return planned.isElement();
    }

    /**
     * Appends the line of an element.
     *
     * @param array holds the values
     * @return false if that takes a decision; what was appended is to be undone
     */
    boolean append(RecordValues values, byte[] array, int index, Batch batch) {
        TableBatch rows = batch.marked(planned.index());
        lines = rows.lines;
        start = lines.length();
        int held = values.held();
        // One loop for cells and constants: the JIT builds what appends either into it once.
        Constant next = before;
        int there = 0;
        for (int i = 0; ; i++) {
            if (there < next.length) {
                append(next, there, rows, batch);
            }
            if (i == cells.length) {
                return true;
            }
            Cell cell = cells[i];
            int from = lines.length();
            long value = values.at(cell.slot);
            if (cell.isText && RecordValues.isVerbatim(value)) {
                int at = held + RecordValues.start(value);
                lines.append(array, at, RecordValues.length(value), cell.first);
            } else if (!appendOther(cell, values, value, index)) {
                return false;
            }
            if (isDistinct) {
                starts[cell.column] = from;
                ends[cell.column] = lines.length() - 1;
            }
            next = cell.after;
            there = 1;
        }
    }

    /** Appends a constant but for its first bytes, which are there. */
    private void append(Constant constant, int there, TableBatch rows, Batch batch) {
        for (Key key : constant.keys) {
            boolean isDistinct = key.distinct >= 0;
            // Its occurrence is added when all lines of its element are there.
            int number =
                    isDistinct
                            ? batch.tables.get(key.distinct).occurrences.size()
                            : elements[key.source];
            rows.gap(lines.length() - there + key.offset, key.source, number);
        }
        lines.append(constant.text, there, constant.length - there);
    }

    private boolean appendOther(Cell cell, RecordValues values, long value, int index) {
        if (cell.target == null) {
            lines.appendNumber(index);
        } else if (!convert(cell, cell.target, values, value)) {
            return false;
        }
        lines.append(cell.first);
        return true;
    }

    private boolean convert(Cell cell, CellTarget target, RecordValues values, long value) {
        if (RecordValues.isNull(value)) {
            return !cell.required;
        }
        Scalar scalar = values.scalar(value);
        if (target.isEmptyNull && scalar.isEmptyString()) {
            return !cell.required;
        }
        Conversion conversion = target.writer.convert(scalar, lines);
        if (conversion == Conversion.CONVERTED) {
            conversions.add(target);
        }
        return !conversion.isMismatch();
    }

    /** Counts the line of an element whose lines are all there. */
    void finish(Batch batch) {
        TableBatch rows = batch.tables.get(planned.index());
        rows.received++;
        rows.written++;
        batch.addLine(lines.length() - start);
        if (distinct.isPresent()) {
            int number =
                    distinct.get()
                            .add(
                                    elements[planned.anchor()],
                                    lines.array(),
                                    starts,
                                    ends,
                                    this,
                                    rows.occurrences);
            rows.occurrences.setLine(number, start, lines.length());
        }
    }

    @Override
    public void append(int column, ByteBuilder target) {
        target.append(lines, starts[column], ends[column] - starts[column]);
    }
}
