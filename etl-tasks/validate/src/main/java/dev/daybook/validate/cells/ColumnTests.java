package dev.daybook.validate.cells;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;

/** The tests of one column while its file is read. */
public final class ColumnTests {
    private final Set<CellTest> failed = new HashSet<>();
    private CellTest[] holding;
    private long nulls;

    /** Starts with tests of which none has failed; equal ones are run once. */
    public ColumnTests(Collection<CellTest> tests) {
        Set<CellTest> different = new LinkedHashSet<>(tests);
        different.remove(CellTest.NONE);
        holding = different.toArray(new CellTest[0]);
    }

    void seeNull() {
        nulls++;
    }

    void see(byte[] bytes, int from, int to) {
        for (CellTest test : holding) {
            if (!test.isSound(bytes, from, to)) {
                drop(test);
            }
        }
    }

    private void drop(CellTest test) {
        failed.add(test);
        Set<CellTest> others = new LinkedHashSet<>(Arrays.asList(holding));
        others.remove(test);
        holding = others.toArray(new CellTest[0]);
    }

    /** Returns how many values are null. */
    public long nulls() {
        return nulls;
    }

    /** Returns whether every value that is not null was found sound; to be asked at the end. */
    public boolean holds(CellTest test) {
        return !failed.contains(test) && test.areSoundTogether();
    }
}
