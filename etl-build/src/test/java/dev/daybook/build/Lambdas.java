package dev.daybook.build;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;
import java.util.function.BinaryOperator;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.IntToLongFunction;
import java.util.function.LongBinaryOperator;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import java.util.function.ToIntFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Lambdas and method references of every kind. Needs nothing but the JDK. */
public final class Lambdas implements Supplier<List<String>> {
    private final List<String> said = new ArrayList<>();
    private final int own = 7;

    /** An interface with private methods that have lambdas. */
    private interface Named {
        String name();

        default String shout() {
            Supplier<String> shouted = () -> loud(name());
            return shouted.get();
        }

        private String loud(String text) {
            UnaryOperator<String> raise = this::raise;
            return raise.apply(text) + "!";
        }

        private String raise(String text) {
            return text.toUpperCase(Locale.ROOT);
        }
    }

    /** A nested class with a lambda of its own, and a private constructor. */
    private static final class Nested implements Named {
        private final String name;

        private Nested(String name) {
            this.name = name;
        }

        @Override
        public String name() {
            Function<String, Supplier<String>> lambdas = text -> () -> name + text;
            return lambdas.apply("?").get();
        }
    }

    @Override
    public List<String> get() {
        long number = 5_000_000_000L;
        double half = 0.5;
        byte small = -3;
        char letter = 'x';
        boolean yes = true;

        Supplier<String> captures = () -> number + "|" + half + "|" + small + letter + yes + own;
        say(captures.get());
        IntToLongFunction widens = Math::abs;
        say(widens.applyAsLong(-4));
        ToDoubleFunction<Integer> unboxesAndWidens = Integer::intValue;
        say(unboxesAndWidens.applyAsDouble(9));
        ToIntFunction<Character> unboxesToLarger = Character::charValue;
        say(unboxesToLarger.applyAsInt('a'));
        Function<Integer, Object> boxes = Math::abs;
        say(boxes.apply(-11));
        LongBinaryOperator two = Math::max;
        say(two.applyAsLong(number, 1));
        Function<String, Nested> constructor = Nested::new;
        say(constructor.apply("nested").shout());
        IntFunction<int[]> array = int[]::new;
        say(array.apply(3).length);
        Consumer<String> dropsTheResult = said::add;
        dropsTheResult.accept("dropped");
        BiFunction<String, Integer, Character> virtual = String::charAt;
        say(virtual.apply("abc", 1));
        Function<List<String>, Integer> ofInterface = List::size;
        say(ofInterface.apply(List.of("a", "b")));
        Runnable own = this::sayOwn;
        own.run();
        Comparator<String> several = (Comparator<String> & java.io.Serializable) String::compareTo;
        say(several.compare("a", "b"));
        BinaryOperator<Long> sum = Long::sum;
        say(sum.apply(1L, number));
        say(Stream.of("b", "a").sorted(Comparator.comparing(text -> text)).toList());
        say(Stream.of(1, 2, 3).collect(Collectors.groupingBy(i -> i % 2 == 0)));
        say(isOneObject());
        return said;
    }

    private static boolean isOneObject() {
        Supplier<Object> first = null;
        for (int i = 0; i < 2; i++) {
            Supplier<Object> next = Object::new;
            if (first != null && first != next) {
                return false;
            }
            first = next;
        }
        return true;
    }

    private void sayOwn() {
        say("own");
    }

    private void say(Object what) {
        said.add(String.valueOf(what));
    }
}
