package dev.daybook.cli;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * What a command has around it.
 *
 * @param home the folders of the installation
 * @param environment the variables of the process
 * @param out takes what was asked for
 * @param err takes what went wrong
 * @param isTerminal whether a person looks at both
 */
record Shell(
        Home home,
        Map<String, String> environment,
        PrintStream out,
        PrintStream err,
        boolean isTerminal) {

    /** Copies the environment. */
    Shell {
        environment = Map.copyOf(environment);
    }

    /** Returns whether a bar may be drawn: there is a console, and it can move its cursor. */
    static boolean isTerminal(boolean hasConsole, Map<String, String> environment) {
        String terminal = environment.getOrDefault("TERM", "");
        return hasConsole && !terminal.isEmpty() && !terminal.equals("dumb");
    }

    PrintWriter outWriter() {
        return new PrintWriter(out, true, StandardCharsets.UTF_8);
    }

    PrintWriter errWriter() {
        return new PrintWriter(err, true, StandardCharsets.UTF_8);
    }
}
