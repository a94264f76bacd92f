package dev.daybook.validate;

import dev.daybook.contract.Rule;
import dev.daybook.partition.Manifest;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What became of all checks.
 *
 * @param results in the order of the plan
 * @param rows by table, as validate counts them; a table whose file can't be read is not there
 */
record Findings(List<CheckResult> results, Map<String, Long> rows) {

    /** Copies the collections. */
    Findings {
        results = List.copyOf(results);
        rows = Collections.unmodifiableMap(new LinkedHashMap<>(rows));
    }

    /** Returns whether the tables may be published. */
    Manifest.Verdict verdict() {
        if (!failures(Rule.Severity.ERROR).isEmpty()) {
            return Manifest.Verdict.FAILED;
        }
        return failures(Rule.Severity.WARNING).isEmpty()
                ? Manifest.Verdict.PASSED
                : Manifest.Verdict.WARNING;
    }

    /** Returns the checks of a severity that failed or could not be evaluated. */
    List<CheckResult> failures(Rule.Severity severity) {
        return results.stream().filter(result -> result.isFailure(severity)).toList();
    }

    /** Returns how many checks ended in an outcome. */
    long count(Outcome outcome) {
        return results.stream().filter(result -> result.outcome() == outcome).count();
    }
}
