package dev.daybook.validate.cells;

import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Texts of a form. Makes the automaton of the form while it reads, as far as values need it. */
public final class FormTest implements CellTest {
    private static final int MOST_STATES = 10_000;
    private static final int UNKNOWN = -1;

    /** The row from which nothing is sound any more. */
    private static final int NONE = 0;

    private final int[] classes = new int[256];
    private final int width;
    private final int start;
    private final Map<Form, Integer> rows = new HashMap<>();
    private final Map<Integer, Form> forms = new HashMap<>();
    private final BitSet accepting = new BitSet();
    private int[] next = {};

    private FormTest(Form form) {
        width = classify(form);
        row(Form.Constant.NONE);
        start = row(form);
    }

    /** Returns the test that a pattern of RE2 is found in a text, if the pattern is understood. */
    public static Optional<CellTest> found(String pattern) {
        return PatternReader.found(pattern).map(FormTest::new);
    }

    /** Returns the test that a pattern of RE2 is all of a text, if the pattern is understood. */
    public static Optional<CellTest> whole(String pattern) {
        return PatternReader.whole(pattern).map(FormTest::new);
    }

    /** Returns the test that a text is one of several. */
    public static CellTest oneOf(List<String> texts) {
        return new FormTest(Form.texts(texts));
    }

    /** Bytes that the form never tells apart get one number. */
    private int classify(Form form) {
        Set<BitSet> sets = new LinkedHashSet<>();
        form.addBytes(sets);
        Map<BitSet, Integer> known = new HashMap<>();
        for (int b = 0; b < classes.length; b++) {
            BitSet holding = new BitSet();
            int number = 0;
            for (BitSet set : sets) {
                holding.set(number++, set.get(b));
            }
            classes[b] = known.computeIfAbsent(holding, parts -> known.size());
        }
        return known.size();
    }

    @Override
    public boolean isSound(byte[] bytes, int from, int to) {
        int row = start;
        for (int i = from; i < to; i++) {
            int b = bytes[i] & 0xFF;
            int then = next[row + classes[b]];
            row = then == UNKNOWN ? learn(row, b) : then;
        }
        return accepting.get(row);
    }

    private int learn(int row, int b) {
        Form form = Objects.requireNonNull(forms.get(row));
        // A form with more states is possible, and worth no more memory.
        int then = forms.size() < MOST_STATES ? row(form.after(b)) : NONE;
        next[row + classes[b]] = then;
        return then;
    }

    /** Returns where the row of a form begins, in which stand the rows after each class of byte. */
    private int row(Form form) {
        Integer known = rows.get(form);
        if (known != null) {
            return known;
        }
        int row = forms.size() * width;
        rows.put(form, row);
        forms.put(row, form);
        accepting.set(row, form.takesNothing());
        if (next.length < row + width) {
            int before = next.length;
            next = Arrays.copyOf(next, 2 * (row + width));
            Arrays.fill(next, before, next.length, UNKNOWN);
        }
        return row;
    }
}
