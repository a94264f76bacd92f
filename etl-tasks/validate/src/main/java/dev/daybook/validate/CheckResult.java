package dev.daybook.validate;

import dev.daybook.contract.Rule;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * A check with its outcome. It holds no value of the data but primary keys.
 *
 * @param check what was checked
 * @param outcome what became of it
 * @param found the measured number
 * @param rows the rows of the table
 * @param expected what was expected of the number, in words
 * @param keys of the first rows at fault, at most {@value #MAX_KEYS}
 * @param reason why there is no number, or what else a reader needs
 * @param blockedBy the check that failed and made this one say nothing
 */
record CheckResult(
        Check check,
        Outcome outcome,
        Optional<BigDecimal> found,
        Optional<Long> rows,
        String expected,
        List<Long> keys,
        Optional<String> reason,
        Optional<String> blockedBy) {
    /** The most keys that a result shows. */
    static final int MAX_KEYS = 5;

    /** Copies the keys. */
    CheckResult {
        keys = List.copyOf(keys);
    }

    /** Returns the result of comparing a number, as yet without keys. */
    static CheckResult compared(Check check, BigDecimal found, long rows) {
        boolean aboutRows = check.measure().keys().isPresent() || check.expectation().percent();
        if (aboutRows && rows == 0) {
            return without(check, Outcome.NOT_APPLICABLE, "the table is empty");
        }
        boolean met = check.expectation().isMetBy(found, rows);
        return new CheckResult(
                check,
                met ? Outcome.PASSED : Outcome.FAILED,
                Optional.of(found),
                Optional.of(rows),
                check.expectation().toString(),
                List.of(),
                Optional.empty(),
                Optional.empty());
    }

    /** Returns the result of comparing two counts of which our code knows both. */
    static CheckResult counted(Check check, long found, long expected) {
        return new CheckResult(
                check,
                found == expected ? Outcome.PASSED : Outcome.FAILED,
                Optional.of(BigDecimal.valueOf(found)),
                Optional.empty(),
                Expectation.exactly(expected).toString(),
                List.of(),
                Optional.empty(),
                Optional.empty());
    }

    /** Returns a result without a number. */
    static CheckResult without(Check check, Outcome outcome, String reason) {
        return new CheckResult(
                check,
                outcome,
                Optional.empty(),
                Optional.empty(),
                check.expectation().toString(),
                List.of(),
                Optional.of(reason).filter(text -> !text.isEmpty()),
                Optional.empty());
    }

    /** Returns the result of a check whose number could not be had. */
    static CheckResult notEvaluated(Check check, SqlFailure failure) {
        return without(check, Outcome.NOT_EVALUATED, String.valueOf(failure.getMessage()));
    }

    /** Returns the result of a check that says nothing because another one failed. */
    static CheckResult blocked(Check check, String by) {
        return new CheckResult(
                check,
                Outcome.NOT_APPLICABLE,
                Optional.empty(),
                Optional.empty(),
                check.expectation().toString(),
                List.of(),
                Optional.of("blocked by " + by),
                Optional.of(by));
    }

    /** Returns this result with the keys of some rows at fault. */
    CheckResult withKeys(List<Long> someKeys) {
        return new CheckResult(check, outcome, found, rows, expected, someKeys, reason, blockedBy);
    }

    /** Returns whether a check that needs this one says nothing. */
    boolean blocks() {
        return outcome.isFailure() || blockedBy.isPresent();
    }

    /** Returns whether this failed with a severity. */
    boolean isFailure(Rule.Severity severity) {
        return outcome.isFailure() && check.severity() == severity;
    }
}
