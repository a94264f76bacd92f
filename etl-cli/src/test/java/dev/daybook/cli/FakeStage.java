package dev.daybook.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;

/**
 * The main class of jars that stand for the four stages and the sample source: it writes down how
 * it was called and ends as the variable {@code FAKE_ENDS} says, such as {@code
 * 2026-11-20-flatten=65}, or waits where that says {@code =wait}.
 */
public final class FakeStage {
    private FakeStage() {}

    public static void main(String[] arguments) throws Exception {
        String name = Path.of(System.getProperty("java.class.path")).getFileName().toString();
        if (name.equals("sample.jar")) {
            System.out.println("listening on http://127.0.0.1:8099");
            System.out.flush();
            System.in.readAllBytes();
            return;
        }
        String stage = name.replace(".jar", "");
        List<String> given = Arrays.asList(arguments);
        String call = given.get(given.indexOf("--date") + 1) + "-" + stage;
        Path calls = Path.of(given.get(given.indexOf("--staging") + 1)).resolve("calls");
        Files.createDirectories(calls);
        TreeMap<String, String> variables = new TreeMap<>(System.getenv());
        variables.keySet().removeIf(variable -> !variable.startsWith("DAYBOOK_"));
        variables.remove("DAYBOOK_RESULT");
        Files.writeString(calls.resolve(call), String.join(" ", given) + "\n" + variables + "\n");
        System.err.println("INFO " + stage + " - at work");
        end(call, stage);
    }

    private static void end(String call, String stage) throws Exception {
        String ends = System.getenv().getOrDefault("FAKE_ENDS", "") + ",";
        if (ends.contains(call + "=wait")) {
            Thread.sleep(60_000);
        }
        int at = ends.indexOf(call + "=");
        int code =
                at < 0
                        ? 0
                        : Integer.parseInt(
                                ends.substring(at + call.length() + 1, ends.indexOf(',', at)));
        String verdict = code == 0 ? stage + " is done" : stage + " has found a fault";
        System.err.println((code == 0 ? "INFO " : "ERROR ") + stage + " - " + verdict);
        String rows = stage.equals("extract") ? "{}" : "{\"users\": 500, \"address\": 498}";
        String ledger = "[{\"table\": \"address\", \"quarantined\": 2}]";
        Files.writeString(
                Path.of(System.getenv("DAYBOOK_RESULT")),
                "{\"exitCode\": "
                        + code
                        + ", \"verdict\": \""
                        + verdict
                        + "\", \"rows\": "
                        + rows
                        + ", \"ledger\": "
                        + ledger
                        + "}\n");
        System.exit(code);
    }
}
