package dev.daybook.validate;

import dev.daybook.contract.Rule;
import java.math.BigDecimal;

/**
 * What a measured number must be.
 *
 * @param operator how it is compared
 * @param bound with what
 * @param percent whether the number is taken as a share of all rows of the table
 */
record Expectation(Rule.Operator operator, BigDecimal bound, boolean percent) {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /** No row may be at fault. */
    static final Expectation NONE = exactly(0);

    /** Returns the expectation of one number. */
    static Expectation exactly(long number) {
        return new Expectation(Rule.Operator.EQUAL, BigDecimal.valueOf(number), false);
    }

    /** Returns what a rule of the contract expects. */
    static Expectation of(Rule rule, boolean percent) {
        return new Expectation(rule.operator(), new BigDecimal(rule.bound()), percent);
    }

    /** Returns whether a number is as expected; a share is compared exactly, without division. */
    boolean isMetBy(BigDecimal number, long rows) {
        BigDecimal left = percent ? number.multiply(HUNDRED) : number;
        BigDecimal right = percent ? bound.multiply(BigDecimal.valueOf(rows)) : bound;
        int order = left.compareTo(right);
        return switch (operator) {
            case EQUAL -> order == 0;
            case NOT_EQUAL -> order != 0;
            case GREATER -> order > 0;
            case GREATER_OR_EQUAL -> order >= 0;
            case LESS -> order < 0;
            case LESS_OR_EQUAL -> order <= 0;
        };
    }

    @Override
    public String toString() {
        return operator.symbol()
                + " "
                + bound.toPlainString()
                + (percent ? " percent of the rows" : "");
    }
}
