package dev.daybook.flatten;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A text that may be JSON: its name begins with {@code y_} if it is, {@code n_} if it is not,
 * {@code i_} if RFC 8259 leaves that to the reader.
 */
final class JsonCase {
    private static final Path SUITE = Path.of("src/test/resources/json/suite");

    private final String name;
    private final byte[] content;

    private JsonCase(String name, byte[] content) {
        this.name = name;
        this.content = content;
    }

    String name() {
        return name;
    }

    byte[] content() {
        return content;
    }

    /** Returns the cases of the suite and those that are made here. */
    static List<JsonCase> all() throws IOException {
        List<JsonCase> cases = new ArrayList<>();
        try (Stream<Path> files = Files.list(SUITE)) {
            for (Path file : files.sorted().toList()) {
                if (file.toString().endsWith(".json")) {
                    cases.add(
                            new JsonCase(file.getFileName().toString(), Files.readAllBytes(file)));
                }
            }
        }
        bombs(cases);
        numbers(cases);
        texts(cases);
        return cases;
    }

    private static void bombs(List<JsonCase> cases) {
        add(cases, "n_100000_opening_arrays", "[".repeat(100_000));
        add(cases, "n_open_array_object", "[{\"\":".repeat(50_000) + "\n");
        add(cases, "n_1001_levels", "[".repeat(1001) + "]".repeat(1001));
        add(cases, "n_1001_levels_of_objects", "{\"a\":".repeat(1001) + "1" + "}".repeat(1001));
        add(cases, "y_1000_levels", "[".repeat(1000) + "]".repeat(1000));
        add(cases, "y_1000_levels_mixed", "[{\"a\":".repeat(500) + "1" + "}]".repeat(500));
        add(cases, "n_closing_arrays", "]".repeat(1000));
        add(cases, "n_levels_closed_crosswise", "[{".repeat(200) + "]}".repeat(200));
        add(cases, "y_50000_empty_lists", "[" + "[],".repeat(50_000) + "[]]");
    }

    private static void numbers(List<JsonCase> cases) {
        add(cases, "y_1000_digits", "[" + "9".repeat(1000) + "]");
        add(cases, "n_1001_digits", "[" + "9".repeat(1001) + "]");
        add(cases, "n_1001_digits_nobody_reads", "{\"a\":-" + "9".repeat(1001) + "}");
        add(cases, "y_1000_digits_with_fraction", "[-0." + "1".repeat(997) + "e-99]");
        add(cases, "n_1001_digits_with_fraction", "[-0." + "1".repeat(998) + "e-99]");
        add(cases, "i_huge_exponent", "[1e" + "9".repeat(900) + "]");
        for (String number : List.of("1e5", "-0", "0E+0", "-0.0e-00", "10", "1.50")) {
            add(cases, "y_number_alone_" + number, number);
        }
        for (String number : List.of("01", "-", "1.", ".1", "+1", "1e", "1e+", "0x1", "1_0")) {
            add(cases, "n_number_alone_" + number, number);
            add(cases, "n_number_in_object_" + number, "{\"a\":" + number + "}");
        }
    }

    private static void texts(List<JsonCase> cases) {
        add(cases, "n_nothing", "");
        add(cases, "n_only_space", " \n\t\r ");
        add(cases, "n_two_texts", "{\"a\":1} {\"b\":2}");
        add(cases, "n_comma_after_all", "[1],");
        add(cases, "n_byte_order_mark", "\uFEFF[1]");
        add(cases, "y_names_twice", "[{\"a\":1,\"a\":2,\"\\u0061\":3}]");
        add(cases, "y_long_string", "[\"" + "é😀a".repeat(100_000) + "\"]");
        add(cases, "y_escapes", "[\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e9\\uD83D\\uDE00\\u0000\"]");
        add(cases, "y_delete_is_no_control", "[\"\u007f\"]");
        add(cases, "i_lone_surrogates", "[\"\\uD800\",\"a\\uDC00b\",\"\\uDC00\\uD800\"]");
        add(cases, "n_name_with_lone_surrogate", "{\"\\uD800\":1}");
        add(cases, "n_line_end_in_string", "[\"a\nb\"]");
        add(cases, "n_line_end_in_name", "{\"a\nb\":1}");
        add(cases, "n_zero_byte_between", "[1,\0 2]");
        add(cases, "n_zero_byte_after", "[1]\0");
        add(cases, "n_bytes_after", "[1]x");
        for (String cut :
                List.of("{", "{\"", "{\"a", "{\"a\"", "{\"a\":", "{\"a\":1", "{\"a\":1,")) {
            add(cases, "n_cut_after_" + cut, cut);
        }
        for (String cut :
                List.of("[\"\\", "[\"\\u", "[\"\\u00", "[t", "[tru", "[nul", "[1", "[1,")) {
            add(cases, "n_cut_after_" + cut, cut);
        }
        addBytes(cases, "n_cut_in_utf8", '[', '"', 0xE2, 0x82);
        addBytes(cases, "n_overlong", '[', '"', 0xC0, 0x80, '"', ']');
        addBytes(cases, "n_overlong_of_three", '[', '"', 0xE0, 0x80, 0xAF, '"', ']');
        addBytes(cases, "n_surrogate_in_utf8", '[', '"', 0xED, 0xA0, 0x80, '"', ']');
        addBytes(cases, "n_above_unicode", '[', '"', 0xF4, 0x90, 0x80, 0x80, '"', ']');
        addBytes(cases, "y_last_of_unicode", '[', '"', 0xF4, 0x8F, 0xBF, 0xBF, '"', ']');
        addBytes(cases, "n_not_utf8_in_name", '{', '"', 0xFF, '"', ':', '1', '}');
    }

    private static void add(List<JsonCase> cases, String name, String text) {
        cases.add(new JsonCase(name, text.getBytes(StandardCharsets.UTF_8)));
    }

    private static void addBytes(List<JsonCase> cases, String name, int... content) {
        byte[] bytes = new byte[content.length];
        for (int i = 0; i < content.length; i++) {
            bytes[i] = (byte) content[i];
        }
        cases.add(new JsonCase(name, bytes));
    }

    @Override
    public String toString() {
        return name;
    }
}
