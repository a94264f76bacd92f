package dev.daybook.validate.cells;

import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A set of byte sequences, described as a regular expression. What may follow once a byte has been
 * read is again such a set, its derivative (J. A. Brzozowski, JACM 11(4), 1964); equal descriptions
 * are equal, so that there are finitely many. Equality is written out, for that of records is
 * linked at run time, which each start would pay for.
 */
sealed interface Form {
    /** No bound of a repetition. */
    int ENDLESS = Integer.MAX_VALUE;

    /** Returns whether the empty sequence belongs to the set. */
    boolean takesNothing();

    /** Returns what may follow a byte. */
    Form after(int next);

    /** Adds the sets of bytes that the description tells apart. */
    void addBytes(Set<BitSet> sets);

    /** The two sets without any byte. */
    enum Constant implements Form {
        /** The empty set. */
        NONE,
        /** The empty sequence alone. */
        EMPTY;

        @Override
        public boolean takesNothing() {
            return this == EMPTY;
        }

        @Override
        public Form after(int next) {
            return NONE;
        }

        @Override
        public void addBytes(Set<BitSet> sets) {
            // There are none.
        }
    }

    /** One byte of a set. */
    record OneOf(BitSet bytes) implements Form {
        @Override
        public boolean takesNothing() {
            return false;
        }

        @Override
        public Form after(int next) {
            return bytes.get(next) ? Constant.EMPTY : Constant.NONE;
        }

        @Override
        public void addBytes(Set<BitSet> sets) {
            sets.add(bytes);
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof OneOf that && bytes.equals(that.bytes);
        }

        @Override
        public int hashCode() {
            return bytes.hashCode();
        }
    }

    /** One sequence and then another. */
    record Sequence(Form first, Form second) implements Form {
        @Override
        public boolean takesNothing() {
            return first.takesNothing() && second.takesNothing();
        }

        @Override
        public Form after(int next) {
            Form behind = sequence(first.after(next), second);
            return first.takesNothing() ? either(behind, second.after(next)) : behind;
        }

        @Override
        public void addBytes(Set<BitSet> sets) {
            first.addBytes(sets);
            second.addBytes(sets);
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Sequence that
                    && first.equals(that.first)
                    && second.equals(that.second);
        }

        @Override
        public int hashCode() {
            return 31 * first.hashCode() + second.hashCode();
        }
    }

    /** The sequences of several sets. */
    record Either(Set<Form> forms) implements Form {
        /** Copies the set. */
        public Either {
            forms = Set.copyOf(forms);
        }

        @Override
        public boolean takesNothing() {
            return forms.stream().anyMatch(Form::takesNothing);
        }

        @Override
        public Form after(int next) {
            return either(forms.stream().map(form -> form.after(next)).toArray(Form[]::new));
        }

        @Override
        public void addBytes(Set<BitSet> sets) {
            forms.forEach(form -> form.addBytes(sets));
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Either that && forms.equals(that.forms);
        }

        @Override
        public int hashCode() {
            return forms.hashCode();
        }
    }

    /** Several sequences of one set. */
    record Repeat(Form form, int least, int most) implements Form {
        @Override
        public boolean takesNothing() {
            return least == 0 || form.takesNothing();
        }

        @Override
        public Form after(int next) {
            int more = most == ENDLESS ? ENDLESS : most - 1;
            return sequence(form.after(next), repeat(form, Math.max(0, least - 1), more));
        }

        @Override
        public void addBytes(Set<BitSet> sets) {
            form.addBytes(sets);
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Repeat that
                    && form.equals(that.form)
                    && least == that.least
                    && most == that.most;
        }

        @Override
        public int hashCode() {
            return 31 * (31 * form.hashCode() + least) + most;
        }
    }

    /** Returns one form and then another. */
    static Form sequence(Form first, Form second) {
        if (first == Constant.NONE || second == Constant.NONE) {
            return Constant.NONE;
        }
        if (first == Constant.EMPTY || second == Constant.EMPTY) {
            return first == Constant.EMPTY ? second : first;
        }
        return first instanceof Sequence both
                ? new Sequence(both.first(), sequence(both.second(), second))
                : new Sequence(first, second);
    }

    /** Returns any of some forms. */
    static Form either(Form... forms) {
        Set<Form> different = new LinkedHashSet<>();
        for (Form form : forms) {
            if (form instanceof Either several) {
                different.addAll(several.forms());
            } else if (form != Constant.NONE) {
                different.add(form);
            }
        }
        return switch (different.size()) {
            case 0 -> Constant.NONE;
            case 1 -> different.iterator().next();
            default -> new Either(different);
        };
    }

    /** Returns a form several times. */
    static Form repeat(Form form, int least, int most) {
        if (most == 0 || form == Constant.EMPTY) {
            return Constant.EMPTY;
        }
        return least == 1 && most == 1 ? form : new Repeat(form, least, most);
    }

    /** Returns exactly one text. */
    static Form text(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        Form form = Constant.EMPTY;
        for (int i = bytes.length - 1; i >= 0; i--) {
            BitSet set = new BitSet();
            set.set(bytes[i] & 0xFF);
            form = sequence(new OneOf(set), form);
        }
        return form;
    }

    /** Returns any of some texts. */
    static Form texts(List<String> texts) {
        return either(texts.stream().map(Form::text).toArray(Form[]::new));
    }

    /** Returns every sequence of bytes. */
    static Form anything() {
        BitSet all = new BitSet();
        all.set(0, 256);
        return repeat(new OneOf(all), 0, ENDLESS);
    }
}
