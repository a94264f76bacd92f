package dev.daybook.validate.cells;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/**
 * Reads the part of RE2's syntax that means the same everywhere: characters, sets and classes of
 * ASCII, groups, alternatives, repetition, and anchors at the two ends.
 *
 * <p>The form holds no text that the pattern does not match, and may lack some: sets and the point
 * are read as ASCII without line feed.
 */
final class PatternReader {
    private static final int MOST_COUNT = 1000;
    private static final String ENDS = "|)";
    private static final String OPERATORS = "^$*+?{";

    private final String pattern;
    private int at;
    private int counted = -1;

    private PatternReader(String pattern) {
        this.pattern = pattern;
    }

    /** Tells that a pattern has something that is not read here. */
    private static final class NotUnderstood extends Exception {
        private static final long serialVersionUID = 1L;

        NotUnderstood() {
            super("", null, false, false);
        }
    }

    /** Returns the texts that a pattern matches as a whole. */
    static Optional<Form> whole(String pattern) {
        return parts(pattern).map(parts -> Form.either(parts.toArray(Form[]::new)));
    }

    /** Returns the texts in which a pattern is found. */
    static Optional<Form> found(String pattern) {
        boolean isFirst = pattern.startsWith("^");
        boolean isLast = pattern.endsWith("$") && !pattern.endsWith("\\$");
        int end = isLast ? pattern.length() - 1 : pattern.length();
        Form before = isFirst ? Form.Constant.EMPTY : Form.anything();
        Form behind = isLast ? Form.Constant.EMPTY : Form.anything();
        // Among alternatives an anchor would belong to one of them only.
        return parts(pattern.substring(isFirst ? 1 : 0, end))
                .filter(parts -> parts.size() == 1 || !(isFirst || isLast))
                .map(parts -> Form.either(parts.toArray(Form[]::new)))
                .map(form -> Form.sequence(before, Form.sequence(form, behind)));
    }

    private static Optional<List<Form>> parts(String pattern) {
        try {
            PatternReader reader = new PatternReader(pattern);
            List<Form> parts = reader.alternatives();
            reader.require(reader.at == pattern.length());
            return Optional.of(parts);
        } catch (NotUnderstood e) {
            return Optional.empty();
        }
    }

    private List<Form> alternatives() throws NotUnderstood {
        List<Form> parts = new ArrayList<>();
        do {
            parts.add(sequence());
        } while (takes('|'));
        return parts;
    }

    private Form sequence() throws NotUnderstood {
        Form form = Form.Constant.EMPTY;
        while (at < pattern.length() && ENDS.indexOf(pattern.charAt(at)) < 0) {
            form = Form.sequence(form, repeated());
        }
        return form;
    }

    private Form repeated() throws NotUnderstood {
        int from = at;
        Form atom = atom();
        Form form = atom;
        if (takes('?')) {
            form = Form.repeat(atom, 0, 1);
        } else if (takes('*')) {
            form = Form.repeat(atom, 0, Form.ENDLESS);
        } else if (takes('+')) {
            form = Form.repeat(atom, 1, Form.ENDLESS);
        } else if (takes('{')) {
            // RE2 bounds the product of counts inside each other.
            require(counted <= from);
            form = counted(atom);
            counted = at;
        } else {
            return atom;
        }
        // A lazy repetition matches the same texts.
        takes('?');
        return form;
    }

    private Form counted(Form atom) throws NotUnderstood {
        int least = count();
        int most = least;
        if (takes(',')) {
            most = pattern.startsWith("}", at) ? Form.ENDLESS : count();
        }
        require(takes('}') && least <= most);
        return Form.repeat(atom, least, most);
    }

    private int count() throws NotUnderstood {
        int from = at;
        while (at < pattern.length() && isDigit(pattern.charAt(at))) {
            at++;
        }
        require(at > from && at - from <= 4);
        int count = Integer.parseInt(pattern.substring(from, at));
        require(count <= MOST_COUNT);
        return count;
    }

    private Form atom() throws NotUnderstood {
        int next = next();
        if (next == '(') {
            require(!takes('?') || takes(':'));
            Form form = Form.either(alternatives().toArray(Form[]::new));
            require(takes(')'));
            return form;
        }
        if (next == '[') {
            return new Form.OneOf(set());
        }
        if (next == '.') {
            return new Form.OneOf(AsciiSet.line());
        }
        if (next == '\\') {
            return new Form.OneOf(escaped());
        }
        require(OPERATORS.indexOf(next) < 0);
        return Form.text(Character.toString(next));
    }

    private BitSet set() throws NotUnderstood {
        boolean isNegated = takes('^');
        BitSet set = new BitSet();
        do {
            addItem(set);
        } while (!takes(']'));
        return isNegated ? AsciiSet.others(set) : set;
    }

    private void addItem(BitSet set) throws NotUnderstood {
        int first = next();
        // A name of a class, or a bracket that some take for the end.
        require(first < 128 && first != ']' && !(first == '[' && pattern.startsWith(":", at)));
        BitSet single = first == '\\' ? escaped() : AsciiSet.of(first);
        boolean isRange = pattern.startsWith("-", at) && !pattern.startsWith("-]", at);
        if (!isRange) {
            set.or(single);
            return;
        }
        at++;
        int last = next();
        require(single.cardinality() == 1 && last < 128 && "\\[]".indexOf(last) < 0);
        int least = single.nextSetBit(0);
        require(least <= last);
        set.set(least, last + 1);
    }

    private BitSet escaped() throws NotUnderstood {
        int next = next();
        return AsciiSet.escaped(next).orElseThrow(NotUnderstood::new);
    }

    private int next() throws NotUnderstood {
        require(at < pattern.length());
        int next = pattern.codePointAt(at);
        at += Character.charCount(next);
        return next;
    }

    private boolean takes(char expected) {
        boolean isThere = at < pattern.length() && pattern.charAt(at) == expected;
        at += isThere ? 1 : 0;
        return isThere;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private void require(boolean isUnderstood) throws NotUnderstood {
        if (!isUnderstood) {
            throw new NotUnderstood();
        }
    }
}
