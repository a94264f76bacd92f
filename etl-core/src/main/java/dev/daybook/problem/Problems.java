package dev.daybook.problem;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Collects the problems of one document, so that its author mends them all in one round. */
public final class Problems {
    private final Set<Problem> found = new LinkedHashSet<>();

    /** Adds a problem, unless it was added before. */
    public void add(Location location, String message) {
        found.add(new Problem(location, message));
    }

    /** Returns whether nothing was found. */
    public boolean isEmpty() {
        return found.isEmpty();
    }

    /** Returns the problems by line, those of one line in the order in which they were found. */
    public List<Problem> inOrder() {
        return found.stream()
                .sorted(Comparator.comparingInt(problem -> problem.location().line()))
                .toList();
    }

    /**
     * Ends the reading of a document that has problems.
     *
     * @throws EtlException with all problems, if there is any
     */
    public void throwIfAny(ExitCode exitCode, String document) {
        if (found.isEmpty()) {
            return;
        }
        String count = found.size() == 1 ? "1 problem" : found.size() + " problems";
        throw EtlException.of(exitCode, count + " in " + document + ":", inOrder());
    }
}
